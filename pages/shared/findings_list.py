"""What was found in one article, as a list in HTML: statements, denials, names."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from analysis.charts.theme import (
    CERTAINTY_WORDS,
    ENTITY_WORDS,
    LOW_CONFIDENCE,
    QUOTE_WORDS,
    SOURCE_KIND_WORDS,
    STANCE_WORDS,
    counted,
)
from analysis.models import (
    Analysis,
    Attribution,
    Certainty,
    Denial,
    Entity,
    Link,
    Reason,
    Span,
    Stance,
    words_of,
)

_NOT_SHOWN = '<p class="or-chain">No words of it are among the excerpts.</p>'
_GAPS = " …"
"""What is left of words of which none is shown."""


def list_findings(
    analysis: Analysis, explain: Callable[[str], str], *, is_excerpt: bool = False
) -> str:
    """Statements, denials and names of an article, each with its way into the text.

    Of an excerpt, a statement without words says that they are not among what is shown.
    """
    text = analysis.article.text
    statements = [
        _statement(text, number, found, explain, nothing=_NOT_SHOWN if is_excerpt else "")
        for number, found in enumerate(analysis.attributions)
    ]
    denials = [_denial(text, number, found) for number, found in enumerate(analysis.denials)]
    entities = [_entity(entity) for entity in analysis.entities]
    return (
        _section(counted(len(statements), "statement"), statements, "or-statements", is_open=True)
        + _section(counted(len(denials), "denial"), denials, "or-denials", is_open=bool(denials))
        + _section(counted(len(entities), "name"), entities, "or-names", is_open=False)
    )


def _section(title: str, items: Sequence[str], css: str, *, is_open: bool) -> str:
    body = f'<ol class="{css}">{"".join(items)}</ol>' if items else "<p>None found.</p>"
    return (
        f'<details class="or-section"{" open" if is_open else ""}>'
        f"<summary>{title}</summary>{body}</details>"
    )


def _statement(
    text: str, number: int, found: Attribution, explain: Callable[[str], str], *, nothing: str
) -> str:
    group = f"a{number}"
    words = words_of(text, found.content)
    is_told = bool(words.strip(_GAPS)) or not nothing
    return (
        f'<li class="or-item or-in-{group} or-from-{group}" tabindex="0">'
        f'<p class="or-who"><a href="#or-{group}">{_who(text, found)} '
        f"<b>{escape(words_of(text, found.cue))}</b></a></p>"
        f"{_what(words, _stance_class(found.stance)) if is_told else nothing}"
        f'<p class="or-tags">{_tags(found)}</p>{_chain(text, found.chain)}'
        f"{_hedges(text, found.hedges)}{_unnamed(text, found.anonymity_reason)}"
        f"{_doubt(found.confidence)}"
        f"{_why(text, found.reasons, explain)}</li>"
    )


def _who(text: str, found: Attribution) -> str:
    """The name, with the words of the text beside it where they differ."""
    words = words_of(text, found.source)
    name = found.source_name or words or "Nobody named"
    said_as = f" (“{escape(words)}”)" if words and words != name else ""
    return f'<span class="or-source">{escape(name)}</span>{said_as}'


def _what(words: str, css: str) -> str:
    return f'<p><span class="{css}">{escape(words)}</span></p>' if words else ""


def _stance_class(stance: Stance) -> str:
    return f"or-content or-{stance.value.replace('_', '-')}"


def _tags(found: Attribution) -> str:
    tags = [SOURCE_KIND_WORDS[found.source_kind], QUOTE_WORDS[found.quote]]
    if found.stance is not Stance.ASSERTS:
        tags.insert(0, STANCE_WORDS[found.stance])
    if found.certainty is not Certainty.STATED:
        tags.append(CERTAINTY_WORDS[found.certainty])
    if found.said_on.order:
        tags.append(f"{found.said_on.order} than the rest")
    return "".join(f"<span>{escape(tag)}</span>" for tag in tags)


def _chain(text: str, chain: Sequence[Link]) -> str:
    if len(chain) < 2:
        return ""
    steps = " → ".join(escape(link.name or words_of(text, link.spans)) for link in chain)
    return f'<p class="or-chain">Through {steps}</p>'


def _hedges(text: str, hedges: Iterable[Span]) -> str:
    words = "; ".join(escape(span.of(text)) for span in hedges)
    return (
        f'<p class="or-hedges">Hedged: <span class="or-hedge">{words}</span></p>' if words else ""
    )


def _unnamed(text: str, clauses: Sequence[Span]) -> str:
    words = escape("; ".join(" ".join(span.of(text).split()) for span in clauses))
    return f'<p class="or-hedges">Why not named: “{words}”</p>' if words else ""


def _doubt(confidence: float) -> str:
    if confidence >= LOW_CONFIDENCE:
        return ""
    return '<p class="or-check">Check this one: it was hard to tell where it begins and ends.</p>'


def _why(text: str, reasons: Sequence[Reason], explain: Callable[[str], str]) -> str:
    if not reasons:
        return ""
    items = "".join(f"<li>{_reason(text, reason, explain)}</li>" for reason in reasons)
    return f'<details class="or-why"><summary>Why?</summary><ul>{items}</ul></details>'


def _reason(text: str, reason: Reason, explain: Callable[[str], str]) -> str:
    words = escape(words_of(text, reason.words))
    return escape(explain(reason.rule)) + (f" <q>{words}</q>" if words else "")


def _denial(text: str, number: int, found: Denial) -> str:
    group = f"d{number}" if found.attribution is None else f"a{found.attribution}"
    who = found.denier_name or words_of(text, found.denier) or "Somebody not named"
    return (
        f'<li class="or-item or-in-{group} or-from-{group}" tabindex="0">'
        f'<p class="or-who"><a href="#or-{group}"><span class="or-source">{escape(who)}</span>'
        f" <b>{escape(words_of(text, found.cue))}</b></a></p>"
        f"{_what(words_of(text, found.denied), 'or-content or-denies')}"
        f"{_answered(text, found)}</li>"
    )


def _answered(text: str, found: Denial) -> str:
    if not found.claim:
        return '<p class="or-chain">The claim itself is not stated in this article.</p>'
    of = f" of {escape(found.claimant_name)}" if found.claimant_name else ""
    return f'<p class="or-chain">Answers the claim{of}: “{escape(words_of(text, found.claim))}”</p>'


def _entity(entity: Entity) -> str:
    kind = ENTITY_WORDS.get(entity.type, "name")
    times = counted(len(entity.mentions), "mention")
    also = len(entity.demonym_mentions)
    more = f" and {counted(also, 'time')} as an adjective" if also else ""
    return (
        f'<li class="or-name"><b>{escape(entity.name)}</b> <span>{kind}</span>'
        f"<br>{times}{more}</li>"
    )
