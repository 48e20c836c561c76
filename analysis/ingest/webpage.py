"""Web pages: the article's own text out of everything round it. Nothing is fetched.

The page's elements are parsed here, never run: scripts, styles, pictures and frames stay unread.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.ingest import problems
from analysis.ingest.limits import MOST_ELEMENTS, MOST_PAGE_BYTES, check_size
from analysis.ingest.pages.composing import Line, compose, limit, lines_of
from analysis.ingest.pages.elements import HtmlElement, flatten, parse_page, strip_unread
from analysis.ingest.pages.evidence import gather
from analysis.ingest.pages.facts import PageFacts, find_facts
from analysis.ingest.pages.looking import look_at
from analysis.ingest.pages.parts import Part, find_parts
from analysis.ingest.pages.remarks import built_by_script, cut_short, is_built_by_script, paywall
from analysis.ingest.pages.rules import judge_parts
from analysis.ingest.pages.stated import replaces
from analysis.ingest.pages.witnesses import MOST_ELEMENTS_TWICE, extract, witness
from analysis.ingest.plaintext import decode_words, describe, stem
from analysis.ingest.sniffing import has_tags
from analysis.models import Article, Basis, BlockKind, Problem

LEAST_WORDS = 20
"""A page with less running text has no article: menus, a notice about cookies, an error."""
DEEPEST = 250
"""Elements in elements: deeper ones are lost, so that such a page is read without its boxes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The lines of an article, and what is to be said of how they were found."""

    lines: tuple[Line, ...]
    remarks: tuple[Problem, ...] = ()

    @property
    def n_words(self) -> int:
        """How many words of story there are."""
        bodies = (line.text for line in self.lines if line.kind == BlockKind.BODY)
        return sum(len(text.split()) for text in bodies)


def read_page(data: bytes, name: str, today: date) -> Article:
    """The article in a web page, its title first, with what the page says of it."""
    check_size(name, len(data), MOST_PAGE_BYTES)
    html = decode_words(data, name, is_page=True)
    if not has_tags(html):
        raise problems.mismatch(name, "plain text", "Rename it to end in .txt and add it again.")
    tree = parse_page(html)
    if tree is None:
        raise problems.no_article(name)
    facts = find_facts(tree, today)
    needs_script = is_built_by_script(tree)
    reading = _read(html, tree, facts, name)
    if reading.n_words < LEAST_WORDS:
        raise built_by_script(name) if needs_script else problems.no_article(name)
    return describe(_article(name, facts, reading), today)


def _read(html: str, tree: HtmlElement, facts: PageFacts, name: str) -> Reading:
    """What the page shows of the article, or the text that it states, where that is more."""
    tree, parts = _parts(html, tree, name)
    standard = extract(tree, is_precise=False)
    n_elements = sum(1 for _ in tree.iter())
    precise = standard if n_elements > MOST_ELEMENTS_TWICE else extract(tree, is_precise=True)
    found = gather(parts, standard, precise, witness(facts.body))
    scene = look_at(found, *(fact[0] if fact else None for fact in (facts.title, facts.byline)))
    verdicts = judge_parts(scene)
    lines = lines_of(scene, verdicts)
    shown = [line.text for line in lines if line.kind == BlockKind.BODY]
    if replaces(facts.body, shown):
        return Reading(lines=tuple(_stated_lines(facts.body)))
    kept, n_left_out = limit(lines)
    remarks = (cut_short(n_left_out),) if n_left_out else ()
    return Reading(lines=kept, remarks=(*paywall(scene, verdicts, is_free=facts.is_free), *remarks))


def _parts(html: str, tree: HtmlElement, name: str) -> tuple[HtmlElement, tuple[Part, ...]]:
    strip_unread(tree)
    _check_elements(tree, name)
    parts, depth = find_parts(tree)
    if depth < DEEPEST:
        return tree, parts
    flat = parse_page(flatten(html))
    if flat is None:
        raise problems.no_article(name)
    strip_unread(flat)
    _check_elements(flat, name)
    return flat, find_parts(flat)[0]


def _check_elements(tree: HtmlElement, name: str) -> None:
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS:
        raise problems.too_complex(name, MOST_ELEMENTS)


def _stated_lines(text: str) -> list[Line]:
    return [Line(text=line, kind=BlockKind.BODY) for line in text.splitlines()]


def _article(name: str, facts: PageFacts, reading: Reading) -> Article:
    headline = (Line(text=facts.title[0], kind=BlockKind.HEADLINE),) if facts.title else ()
    text, marked = compose((*headline, *reading.lines))
    stated = {
        key: getattr(facts, key)
        for key in ("title", "byline", "publisher", "section", "url", "language")
    }
    known: dict[str, Any] = {key: fact[0] for key, fact in stated.items() if fact}
    basis = {key: fact[1] for key, fact in stated.items() if fact}
    for key, moment in (("published", facts.published), ("updated", facts.updated)):
        if moment:
            known |= {key: moment.day, f"{key}_at": moment.at}
            basis |= _basis_of(key, moment.basis, has_time=moment.at is not None)
    return Article(
        id=stem(name),
        path=name,
        text=text,
        **known,
        basis=tuple(basis.items()),
        marked=marked,
        remarks=(*facts.remarks, *reading.remarks),
    )


def _basis_of(key: str, basis: Basis, *, has_time: bool) -> dict[str, Basis]:
    return {key: basis, f"{key}_at": basis} if has_time else {key: basis}
