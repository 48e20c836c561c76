"""Articles of one sentence a statement, with the analysis that such sentences must get."""

from collections.abc import Iterator, Sequence
from datetime import date

from analysis.models import (
    Analysis,
    Attribution,
    Block,
    BlockKind,
    Denial,
    DenialForm,
    Entity,
    Link,
    SourceKind,
    Span,
    Stance,
)
from tests.invented.pier import VERSION, make_article
from tests.invented.places import everywhere

Said = tuple[str, str, str]
"""Who, the cue, and what."""
STANCES = {"said": Stance.ASSERTS, "confirmed": Stance.CONFIRMS, "denied": Stance.DENIES}


def telling(
    *said: Said, names: Sequence[str] = (), outlet: str | None = None, day: int | None = None
) -> Analysis:
    """An article of these sentences, published on that day of May 2025.

    Cues are "said", "confirmed" and "denied". Whoever is named and speaks is a person; others are
    "officials" and the like. A denial answers nothing in its own article.
    """
    text = "\n".join(f"{who} {cue} that {what}." for who, cue, what in said)
    article = make_article(
        text,
        title=None,
        byline=None,
        url=None,
        publisher=outlet,
        published=None if day is None else date(2025, 5, day),
    )
    people = sorted({who for who, _, _ in said if who[0].isupper()} | set(names))
    entities = tuple(
        Entity(name=name, type="PERSON", mentions=spans)
        for name in people
        if (spans := everywhere(text, name))
    )
    known = {entity.name: number for number, entity in enumerate(entities)}
    attributions = tuple(_attributions(said, known))
    denials = tuple(
        _denial(number, one)
        for number, one in enumerate(attributions)
        if one.stance is Stance.DENIES
    )
    block = Block(kind=BlockKind.BODY, span=Span(0, len(text)))
    return Analysis(
        article=article,
        blocks=(block,),
        entities=entities,
        attributions=attributions,
        denials=denials,
        version=VERSION,
    )


def _attributions(said: Sequence[Said], known: dict[str, int]) -> Iterator[Attribution]:
    start = 0
    for who, cue, what in said:
        source = Span(start, start + len(who))
        cued = Span(source.end + 1, source.end + 1 + len(cue))
        content = Span(cued.end + len(" that "), cued.end + len(" that ") + len(what))
        name = who if who in known else None
        kind = SourceKind.NAMED_PERSON if name else SourceKind.ANONYMOUS
        yield Attribution(
            source=(source,),
            cue=(cued,),
            content=(content,),
            source_name=name,
            entity=known.get(who),
            source_kind=kind,
            chain=(Link(name=name, kind=kind, spans=(source,)),),
            stance=STANCES[cue],
            confidence=0.9,
        )
        start = content.end + len(".\n")


def _denial(number: int, one: Attribution) -> Denial:
    return Denial(
        attribution=number,
        cue=one.cue,
        denier=one.source,
        denied=one.content,
        denier_name=one.source_name,
        form=DenialForm.INLINE,
        confidence=0.9,
    )
