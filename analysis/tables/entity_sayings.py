"""What an entity said, what others said about it, and what was denied by it or to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from analysis.models import Span
from analysis.store import Store
from analysis.store.schema import appearance, article, attribution, mention, name, statement
from analysis.tables.frame import BOOL, DAY, FLOAT, INT, TEXT, ask, make_frame
from analysis.tables.naming import names_shown, renamed, shown_for, with_identity
from analysis.tables.scope import ORIGIN, Scope, conditions, of_attributions, of_statements

_ORIGIN = {"article": INT, "title": TEXT, "outlet": TEXT, "published": DAY}
SAYINGS = {
    **_ORIGIN,
    **{"attribution": INT, "source": TEXT, "kind": TEXT, "cue": TEXT, "content": TEXT},
    **{"quote": TEXT, "stance": TEXT, "certainty": TEXT, "confidence": FLOAT},
    **{"start": INT, "end": INT},
}
DENIALS = {
    **_ORIGIN,
    **{"who": TEXT, "denied": TEXT, "cue": TEXT, "claimant": TEXT, "claim": TEXT},
    **{"by": BOOL, "of": BOOL, "start": INT, "end": INT},
    **{"claim_start": INT, "claim_end": INT},
}


def said_by(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """The statements of which an identity is the source, article by article."""
    return ask(store, _sayings(scope).where(attribution.c.name_id.in_(_names(of))), SAYINGS)


def said_about(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """The statements of others that mention an identity in what is said, by name or otherwise."""
    said = attribution.c
    is_others = or_(said.name_id.is_(None), said.name_id.not_in(_names(of)))
    wanted = _sayings(scope).add_columns(said.content).where(said.article_id.in_(_articles(of)))
    found: Sequence[Sequence[Any]] = store.read(wanted.where(is_others, _may_mention(of)))
    places = _places(store, scope, of)
    return make_frame([row[:-1] for row in found if _is_in(row[-1], places[row[0]])], SAYINGS)


def _may_mention(of: int) -> ColumnElement[bool]:
    """Whether the identity stands between the first and last word of source, cue and content."""
    return exists().where(
        mention.c.article_id == attribution.c.article_id,
        mention.c.name_id.in_(_names(of)),
        mention.c.start >= attribution.c.start,
        mention.c.end <= attribution.c.end,
    )


def _places(store: Store, scope: Scope, of: int) -> Mapping[int, list[Span]]:
    """Where the identity stands, by article."""
    wanted = (
        select(mention.c.article_id, mention.c.start, mention.c.end)
        .select_from(mention.join(article))
        .where(*conditions(scope), mention.c.name_id.in_(_names(of)))
    )
    found: dict[int, list[Span]] = defaultdict(list)
    for row in store.read(wanted):
        found[row.article_id].append(Span(row.start, row.end))
    return found


def _is_in(content: Iterable[tuple[int, int]], places: Iterable[Span]) -> bool:
    return any(Span(*part).contains(place) for part in content for place in places)


def _sayings(scope: Scope) -> Select[Any]:
    said = attribution.c
    who = shown_for(said.source_name, said.who)
    source = (said.position, who, said.source_kind, said.cue_words, said.content_words)
    worded = (said.quote, said.stance, said.certainty, said.confidence, said.start, said.end)
    every = select(*ORIGIN, *source, *worded).select_from(article.join(attribution))
    return (
        with_identity(every)
        .where(*conditions(scope), *of_attributions(scope))
        .order_by(said.article_id, said.position)
    )


def entity_denials(store: Store, scope: Scope, of: int) -> pd.DataFrame:
    """The denials that an identity made, and those of what it said, article by article.

    * who denies and the words that are denied; claimant and claim: whom and what it answers, nan
      where the article does not state it.
    * by: whether the identity denies; of: whether the claim is the identity's. start and end: of
      the denial; claim_start and claim_end: of the claim, -1 where there is none.
    """
    denial, claim = statement, statement.alias()
    answered = and_(
        claim.c.article_id == denial.c.article_id, claim.c.statement == denial.c.answers
    )
    by, its = _is_own(denial.c, of), _is_own(claim.c, of)
    wanted = (
        select(*ORIGIN, *_denied(denial.c, claim.c, by, its))
        .select_from(article.join(denial).outerjoin(claim, answered))
        .where(*conditions(scope), *of_statements(scope), denial.c.role == "denial")
        .where(article.c.id.in_(_articles(of)), or_(by, its))
        .order_by(denial.c.article_id, denial.c.position)
    )
    found = ask(store, wanted, DENIALS)
    return renamed(found, names_shown(store, scope), ("who", "claimant"))


def _denied(denial: Any, claim: Any, *is_own: ColumnElement[bool]) -> Sequence[ColumnElement[Any]]:
    ends = (func.coalesce(claim.start, -1), func.coalesce(claim.end, -1))
    said = (denial.who, denial.words, denial.cue, claim.who, claim.words)
    return (*said, *is_own, denial.start, denial.end, *ends)


def _is_own(said: Any, of: int) -> ColumnElement[bool]:
    """Whether a statement's source is the identity.

    A statement that is no attribution has a name for a source, and no place: of a name whose
    mentions were split both count as its source.
    """
    is_attributed = exists().where(
        attribution.c.article_id == said.article_id,
        attribution.c.position == said.attribution,
        attribution.c.name_id.in_(_names(of)),
    )
    its = select(name.c.name).where(name.c.identity_id == of)
    is_named = and_(said.statement.is_not(None), said.attribution.is_(None), said.who.in_(its))
    return or_(is_attributed, is_named)


def _names(of: int) -> Select[tuple[int]]:
    return select(name.c.id).where(name.c.identity_id == of)


def _articles(of: int) -> Select[tuple[int]]:
    return select(appearance.c.article_id).where(appearance.c.name_id.in_(_names(of)))
