"""Statements mended where the flat tags cannot hold what the sentence says: two sources in one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from analysis.attribution.chains.view import programme_names
from analysis.attribution.clauses import subject_left_out
from analysis.attribution.linking import Linked
from analysis.attribution.phrases import cited_by, is_citing, noun_phrase, tokens_in, tokens_of
from analysis.attribution.setting import Setting
from analysis.models import Reason, Span

ACCORDING = re.compile(r"\baccording to\s+(?:the\s+)?$", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\b.*\b(?:said|believed|thought|reported|understood|rumou?red"
    r"|claimed|alleged|estimated|expected|known|feared|hoped)\b",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"\W*(?P<cue>[Aa]ccording to) (?:the )?"
    r"(?P<name>[A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,4}?), (?=\w)"
)
LONGEST_NAME = 40
"""Characters of a programme's name that may follow what is said."""
REPORTING = frozenset(("report", "say", "write", "claim", "reveal"))
RELATIVE_WORDS = frozenset(("which", "who", "that"))
CLAUSE_BEHIND = re.compile(r"\s*,\s+([^,;:.—–\n]+)")


def citing_names_the_origin(linked: Linked, setting: Setting) -> Linked | None:
    """What is cited is where the statement comes from, not what is said: "citing officials"."""
    cue = _citing(linked, setting.doc)
    if cue is None:
        return linked
    cited = tuple(cited_by(cue))
    text = setting.text
    trimmed = (_without(span, cited, text) for span in linked.content)
    content = tuple(span for span in trimmed if span.start < span.end)
    if not content:
        return None
    before = text[: linked.source[0].start] if linked.source else ""
    match = ACCORDING.search(before)
    according = Span(match.start(), match.start() + len("according to")) if match else None
    return replace(
        linked,
        cue=(according,) if according else linked.cue,
        content=content,
        reasons=(*linked.reasons, Reason(rule=citing_names_the_origin.__name__, words=cited)),
    )


def _citing(linked: Linked, doc: Doc) -> Token | None:
    return next((token for token in tokens_in(doc, linked.cue) if is_citing(token)), None)


def _without(span: Span, cited: Sequence[Span], text: str) -> Span:
    """The span without what is cited at its beginning."""
    start = span.start
    for other in cited:
        if other.start <= start < other.end:
            rest = text[min(other.end, span.end) : span.end]
            start = span.end - len(rest.lstrip(" ,\n"))
    return Span(start, span.end)


def it_is_said_by_nobody(linked: Linked, setting: Setting) -> Linked | None:
    """The "it" of "it is said" stands for nobody."""
    text = setting.text
    if not linked.source or linked.source[0].of(text).casefold() != "it":
        return linked
    if not PASSIVE.search(linked.cue[0].of(text)):
        return linked
    reason = Reason(rule=it_is_said_by_nobody.__name__, words=(*linked.source, *linked.cue))
    return replace(linked, source=(), reasons=(*linked.reasons, reason))


def outlet_reports_at_the_end(linked: Linked, setting: Setting) -> Linked | None:
    """The sentence ends with the outlet that passes all of it on: "..., Orda.kz reports"."""
    clause = next(_closing_clauses(linked, setting), None)
    if clause is None or any(span.overlaps(clause[0]) for span in linked.source):
        return linked
    outlet, cue = clause
    content = tuple(_cut(span, outlet.start, setting.text) for span in linked.content)
    return replace(
        linked,
        source=(outlet,),
        cue=(cue,),
        content=tuple(span for span in content if span.start < span.end),
        inner=linked.source,
        reasons=(
            *linked.reasons,
            Reason(rule=outlet_reports_at_the_end.__name__, words=(outlet, cue)),
        ),
    )


def _closing_clauses(linked: Linked, setting: Setting) -> Iterator[tuple[Span, Span]]:
    """Yields outlet and verb of a clause ", OUTLET VERB." that ends the statement's sentence."""
    sentence = setting.sentence_at(linked.cue[0].start)
    for outlet, _ in setting.outlets_in((sentence,)):
        rest = setting.text[outlet.end : sentence.end]
        verb = re.fullmatch(r"\s+(?:has |have )?(\w+)\s*[.]?\s*", rest)
        before = setting.text[sentence.start : outlet.start].rstrip().removesuffix(" the")
        if verb and before.endswith(",") and _is_reporting(setting.doc, outlet.end + verb.start(1)):
            start = outlet.end + verb.start(1)
            yield outlet, Span(start, start + len(verb.group(1)))


def _is_reporting(doc: Doc, start: int) -> bool:
    token = doc.char_span(start, start + 1, alignment_mode="expand")
    return token is not None and token[0].lemma_.lower() in REPORTING


def _cut(span: Span, end: int, text: str) -> Span:
    """The part of a span before `end`, without a comma or blank at its end."""
    stop = min(span.end, end)
    return Span(span.start, span.start + len(text[span.start : stop].rstrip(" ,")))


def named_after_according(linked: Linked, setting: Setting) -> Linked | None:
    """The sentence begins with "according to" and a name: all behind the comma is from there."""
    sentence = setting.sentence_at(linked.cue[0].start)
    match = HEAD.match(setting.text, sentence.start, sentence.end)
    if match is None or not linked.cue[0].overlaps(Span(*match.span("cue"))):
        return linked
    name, start = Span(*match.span("name")), match.end()
    mended = replace(linked, content=_from(linked.content, Span(start, sentence.end), setting.text))
    if linked.source or setting.resolver.who(name) is None:
        return mended
    reason = Reason(rule=named_after_according.__name__, words=(name,))
    return replace(mended, source=(name,), reasons=(*linked.reasons, reason))


def _from(content: Sequence[Span], rest: Span, text: str) -> tuple[Span, ...]:
    """The content with its first part drawn out to the comma, if it lies in the sentence."""
    if not content or not rest.start < content[0].start < rest.end:
        return tuple(content)
    if re.search(r"[,;:“”\"]", text[rest.start : content[0].start]):
        return tuple(content)
    return (Span(rest.start, content[0].end), *content[1:])


def source_cut_short(linked: Linked, setting: Setting) -> Linked | None:
    """Of the source only the first small word was found: it goes on to the noun."""
    tokens = tokens_of(setting.doc, linked.source[0]) if len(linked.source) == 1 else ()
    if len(tokens) != 1 or tokens[0].dep_ not in ("det", "poss") or tokens[0].pos_ == "PROPN":
        return linked
    whole = noun_phrase(tokens[0].head)
    told = (*linked.cue, *linked.content)
    if whole.start != tokens[0].idx or any(whole.overlaps(span) for span in told):
        return linked
    reason = Reason(rule=source_cut_short.__name__, words=(whole,))
    return replace(linked, source=(whole,), reasons=(*linked.reasons, reason))


def programme_cut_off(linked: Linked, setting: Setting) -> Linked | None:
    """What is said ends amid a programme's name: the programme is where it was said."""
    if not linked.content:
        return linked
    last = linked.content[-1]
    text = setting.text[: last.end + LONGEST_NAME].replace("\xa0", " ")
    for match in programme_names().finditer(text, last.start):
        name = Span(*match.span("name"))
        before = re.search(r"(?: \w+day)?,? on [“\"‘']?$", text[last.start : name.start])
        if before is not None and name.start < last.end < name.end:
            content = (*linked.content[:-1], Span(last.start, last.start + before.start()))
            reason = Reason(rule=programme_cut_off.__name__, words=(name,))
            return replace(linked, content=content, reasons=(*linked.reasons, reason))
    return linked


def clause_round_its_source(linked: Linked, setting: Setting) -> Linked | None:
    """What is said stands on both sides of its source: "which, according to the board, is safe"."""
    text = setting.text
    before = [span for span in linked.content if span.of(text).casefold() in RELATIVE_WORDS]
    if not linked.source or not before or linked.source[-1].start < linked.cue[-1].end:
        return linked
    behind = CLAUSE_BEHIND.match(text, linked.source[-1].end)
    if behind is None or text[before[-1].end : linked.cue[0].start].strip() != ",":
        return linked
    words = Span(behind.start(1), behind.start(1) + len(behind.group(1).rstrip()))
    reason = Reason(rule=clause_round_its_source.__name__, words=(before[-1], words))
    return replace(linked, content=(before[-1], words), reasons=(*linked.reasons, reason))


RULES = (
    subject_left_out,
    clause_round_its_source,
    programme_cut_off,
    source_cut_short,
    named_after_according,
    citing_names_the_origin,
    it_is_said_by_nobody,
    outlet_reports_at_the_end,
)


def repair(linked: Sequence[Linked], setting: Setting) -> tuple[Linked, ...]:
    """The statements after every rule; one that turns out to say nothing is left out."""
    mended: list[Linked] = []
    for one in linked:
        current: Linked | None = one
        for rule in RULES:
            current = rule(current, setting) if current is not None else None
        if current is not None and current.content:
            mended.append(current)
    return tuple(mended)
