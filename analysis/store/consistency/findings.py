"""Whether what was found in articles fits together, and fits what articles say of themselves."""

from sqlalchemy import ColumnElement, Connection, and_, except_, func, or_, select, true

from analysis.models import Problem
from analysis.store import schema
from analysis.store.consistency.found import Found, each
from analysis.store.names import counted
from analysis.store.records import State

_COUNTED = (
    ("entities", schema.entity),
    ("attributions", schema.attribution),
    ("attributions", schema.attribution_words),
    ("denials", schema.denial),
)
"""The columns of an article that count rows, and of which tables."""

_IS_ANALYSED = schema.article.c.analysis_version.is_not(None)


def missing_parts(connection: Connection) -> Found:
    """Every article has its file, and one that is done its text, blocks and words."""
    article = schema.article
    is_done = article.c.state == State.DONE.value
    for condition, table in (
        (true(), schema.original),
        (is_done, schema.article_text),
        (is_done, schema.block),
        (is_done, schema.article_words),
    ):
        has_it = article.c.id.in_(select(table.c.article_id))
        missing = select(article.c.id).where(condition, ~has_it)
        yield from each(connection, missing, f"article {{0}} has no {table.name}", "E_PART")
    unread = select(article.c.id).where(is_done, ~_IS_ANALYSED)
    yield from each(connection, unread, "article {0} is done without an analysis", "E_PART")


def wrong_counts(connection: Connection) -> Found:
    """What an article counts is what it has, and what was not analysed has no findings."""
    article = schema.article
    for name, table in _COUNTED:
        has = (
            select(func.count())
            .where(table.c.article_id == article.c.id)
            .correlate(article)
            .scalar_subquery()
        )
        expected = article.c[name]
        wrong = select(article.c.id, expected, has).where(_IS_ANALYSED, expected != has)
        words = f"article {{0}} counts {{1}} rows of {table.name}, and has {{2}}"
        yield from each(connection, wrong, words, "E_COUNT")
    for table in schema.ANALYSIS_TABLES:
        its = table.join(article, article.c.id == table.c.article_id)
        stray = select(article.c.id).distinct().select_from(its).where(~_IS_ANALYSED)
        words = f"article {{0}} has no analysis, and rows of {table.name}"
        yield from each(connection, stray, words, "E_COUNT")


def wrong_appearances(connection: Connection) -> Found:
    """How often a name appears is what is counted from mentions and statements."""
    stored, true = select(schema.appearance), counted()
    for words, wrong in (
        ("is stored and not counted", except_(stored, true)),
        ("is counted and not stored", except_(true, stored)),
    ):
        for row in connection.execute(wrong):
            message = f"article {row[0]}, name {row[1]}: {tuple(row[2:])} {words}"
            yield Problem(code="E_APPEARANCE", message=message)


def strangers(connection: Connection) -> Found:
    """A name and its identity are of the collection that they stand in."""
    article, name, identity = schema.article, schema.name, schema.identity
    for table in (schema.mention, schema.attribution):
        joined = table.join(article).join(name, name.c.id == table.c.name_id)
        is_strange = article.c.collection_id != name.c.collection_id
        found = select(article.c.id, name.c.id).distinct().select_from(joined).where(is_strange)
        words = f"article {{0}}: {table.name} has name {{1}} of another collection"
        yield from each(connection, found, words, "E_STRANGER")
    is_strange = name.c.collection_id != identity.c.collection_id
    found = select(name.c.id).select_from(name.join(identity)).where(is_strange)
    yield from each(connection, found, "name {0} has an identity elsewhere", "E_STRANGER")


def lost_claims(connection: Connection) -> Found:
    """A statement that was compared has its claim; of denials and silence only what answers one."""
    said, claim = schema.statement, schema.claim
    is_claiming = and_(said.c.form.is_(None), said.c.role != "no_comment")
    makes_one = or_(is_claiming, said.c.answers.is_not(None))
    lost = (
        select(said.c.statement, said.c.claim)
        .select_from(said.join(schema.article))
        .where(_is_compared(), makes_one, said.c.claim.not_in(select(claim.c.id)))
    )
    yield from each(connection, lost, "statement {0}: there is no claim {1}", "E_CLAIM")


def wrong_claims(connection: Connection) -> Found:
    """A claim counts the articles that its statements stand in.

    A statement that says "not" counts for the claim it answers and, unseen, for one of its own: as
    many articles more may be counted.
    """
    said, claim = schema.statement, schema.claim
    is_own, counters = said.c.form.is_(None), said.c.role == "denial"
    there = said.join(schema.article)
    articles = (
        select(func.count(said.c.article_id.distinct()))
        .select_from(there)
        .where(schema.article.c.deleted.is_(None))
    )
    seen = articles.where(said.c.claim == claim.c.id, is_own, ~counters).correlate(claim)
    unseen = articles.where(is_own, counters)
    has, most = seen.scalar_subquery(), seen.scalar_subquery() + unseen.scalar_subquery()
    is_wrong = or_(claim.c.articles < has, and_(has > 0, claim.c.articles > most))
    wrong = select(claim.c.id, claim.c.articles, has).where(is_wrong, *_is_settled())
    words = "claim {0} counts {1} articles, and stands in {2}"
    yield from each(connection, wrong, words, "E_CLAIM")


def nobodys_claims(connection: Connection) -> Found:
    """Every claim is made or denied by a statement of an article that is there."""
    said, claim = schema.statement, schema.claim
    told = (
        select(said.c.claim)
        .select_from(said.join(schema.article))
        .where(schema.article.c.deleted.is_(None))
    )
    found = select(claim.c.id).where(claim.c.id.not_in(told), *_is_settled())
    yield from each(connection, found, "claim {0} is no statement's", "E_CLAIM")


def _is_settled() -> tuple[ColumnElement[bool], ...]:
    """All articles of a claim's collection are compared."""
    waiting = schema.outdated.join(schema.article)
    return (
        schema.claim.c.collection_id.not_in(select(schema.unsettled.c.collection_id)),
        schema.claim.c.collection_id.not_in(
            select(schema.article.c.collection_id).select_from(waiting)
        ),
    )


def _is_compared() -> ColumnElement[bool]:
    article = schema.article
    return and_(
        article.c.deleted.is_(None),
        article.c.id.not_in(select(schema.outdated.c.article_id)),
        article.c.collection_id.not_in(select(schema.unsettled.c.collection_id)),
    )
