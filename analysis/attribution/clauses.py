"""What is said as the clause in front of a verb of saying: "The mill closed, a clerk said"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from analysis.attribution.linking import Linked
from analysis.attribution.phrases import noun_phrase, tokens_in
from analysis.attribution.setting import Setting
from analysis.models import Reason, Span

SAYING = frozenset(("say", "tell"))
NO_CLAUSE = re.compile(r"[:—–―\n]| - ")
"""What stands between a clause and another one, or behind a dateline."""
CONFIDENCE = 0.5
"""Low, so that the screen asks for a look: no tagger stands behind these."""


def subject_left_out(linked: Linked, setting: Setting) -> Linked | None:
    """The clause that is said begins with its subject, of which the statement lacks words."""
    clause = _clause_before(linked, setting.doc)
    first = linked.content[0] if linked.content else None
    if clause is None or first is None or not clause.start < first.start < clause.end:
        return linked
    added = Span(clause.start, first.start)
    told = any(added.overlaps(span) for span in (*linked.source, *linked.cue))
    if (
        told
        or setting.inside[first.start]
        or NO_CLAUSE.search(setting.text[clause.start : first.end])
    ):
        return linked
    reason = Reason(rule=subject_left_out.__name__, words=(added,))
    content = (Span(clause.start, first.end), *linked.content[1:])
    return replace(linked, content=content, reasons=(*linked.reasons, reason))


def _clause_before(linked: Linked, doc: Doc) -> Span | None:
    """The clause before the verb of a cue that it says."""
    for verb in tokens_in(doc, linked.cue):
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
        if clause is not None:
            return _words(clause)
    return None


def _words(clause: Token) -> Span | None:
    words = [t for t in clause.subtree if not t.is_space]
    while words and words[-1].is_punct:
        words.pop()
    return Span(words[0].idx, words[-1].idx + len(words[-1])) if words else None


def clause_with_its_teller(setting: Setting, linked: Sequence[Linked]) -> Iterator[Linked]:
    """The sentence is a clause, a comma, and who says or tells it: "..., a clerk told them"."""
    taken = bytearray(len(setting.text))
    for one in linked:
        for span in (*one.source, *one.cue, *one.content):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    for verb in (token for token in setting.doc if token.lemma_.lower() in SAYING):
        found = _told(verb, setting)
        if found is not None and not any(taken[found.content[0].start : found.cue[0].end]):
            yield found


def _told(verb: Token, setting: Setting) -> Linked | None:
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    teller = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if clause is None or teller is None or not _is_told(verb) or setting.inside[verb.idx]:
        return None
    content, source = _words(clause), noun_phrase(teller)
    if content is None or setting.text[content.end : source.start].strip() != ",":
        return None
    cue = Span(verb.idx, verb.idx + len(verb))
    return Linked(
        source=(source,),
        cue=(cue,),
        content=(content,),
        confidence=CONFIDENCE,
        reasons=(Reason(rule=clause_with_its_teller.__name__, words=(source, cue)),),
    )


def _is_told(verb: Token) -> bool:
    """Whether the sentence is about somebody's saying something, not about saying it not."""
    is_main = verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP")
    return is_main and not any(child.dep_ in ("neg", "auxpass") for child in verb.children)
