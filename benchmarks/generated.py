"""Collections of invented articles, as finished analyses: any number of them, always the same.

Names are drawn by Zipf's law from invented ones, many of which have several spellings; the number
of names grows more slowly than that of the articles, as it does in news.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate, islice
from random import Random

from sqlalchemy import Connection

from analysis.ingest import Given
from analysis.models import (
    Analysis,
    Article,
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
from analysis.store import Store
from analysis.store.engine import writing
from analysis.store.intake import Upload, receive
from analysis.store.saving import save_analysis

COLLECTION = "Generated"
SEED = 1
OUTLETS = 20

_FIRST_DAY, _DAYS = date(2024, 1, 1), 730
_UNDATED = 0.06
_ARTICLES_AT_ONCE = 200
_SYLLABLES = (
    *("ba", "dor", "el", "fen", "gra", "hol", "ki", "lun", "mar", "no", "per", "ru", "sta", "tel"),
    *("ul", "vin", "wes", "yar", "zo", "bri"),
)
"""Four of them make 160,000 stems; 50,000 articles have 39,585 names."""
_ENDINGS = {"PERSON": ("sky", "ev", "well", "dottir"), "ORG": (" Union", " Works", " Council")}
_VARIANTS = {"sky": ("skiy", "skyy"), "ev": ("yev",), " Council": (" Council of Trade",)}
_CUES = (("said", Stance.ASSERTS), ("confirmed", Stance.CONFIRMS), ("denied", Stance.DENIES))
_CUE_WEIGHTS = (80, 8, 12)
_TOPICS = ("the bridge", "the harbour dues", "the school roof", "the ferry timetable", "the mill")
_ASIDE = (
    "It had rained all week, and the road up from the river was closed for a second day. A few "
    "people stood under the awning of the bakery and waited for the bus, which was late. Nobody "
    "could remember when it had last been on time, or who had drawn up the table that hung there "
    "behind the glass, yellow at the edges and hard to read."
)
_VERBS = ("was sold in secret", "would be closed", "had cost too much", "was never inspected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What is in an article; unless told otherwise about 150 words."""

    names: int = 14
    statements: int = 8
    asides: int = 0
    """Paragraphs of some sixty words in which nothing is found."""


_USUAL = Size()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who may be named, most frequent first, every one with its spellings."""

    spellings: tuple[tuple[str, ...], ...]
    types: tuple[str, ...]
    weights: tuple[float, ...]
    """Summed up, for a drawing by bisection."""

    def draw(self, random: Random, number: int) -> list[int]:
        """That many of them, each once, in the order of drawing."""
        drawn: dict[int, None] = {}
        while len(drawn) < number:
            drawn[bisect(self.weights, random.random() * self.weights[-1])] = None
        return list(drawn)


@dataclass(slots=True)
class _Draft:
    """An article while it is written, and where everything stands."""

    text: str = ""
    mentions: dict[int, list[Span]] = field(default_factory=dict)
    pronouns: dict[int, list[Span]] = field(default_factory=dict)
    attributions: list[Attribution] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)

    def write(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))


def fill(store: Store, articles: int, size: Size = _USUAL) -> int:
    """The id of a collection to which that many articles were added."""
    collection = store.collection(COLLECTION).id
    made = make_analyses(articles, size)
    while some := tuple(islice(made, _ARTICLES_AT_ONCE)):
        with writing(store.engine) as connection:
            for analysis in some:
                _save(connection, collection, analysis)
    return collection


def make_analyses(articles: int, size: Size = _USUAL) -> Iterator[Analysis]:
    """The articles, read to the end."""
    random = Random(SEED)
    cast = make_cast(round(60 * articles**0.6))
    return (_make_analysis(random, cast, number, size) for number in range(articles))


def make_cast(number: int) -> Cast:
    """That many different people, organisations and places."""
    random = Random(SEED)
    types = tuple(random.choices(("PERSON", "ORG", "GPE"), (50, 25, 25), k=number))
    stems: dict[str, None] = {}
    while len(stems) < number:
        stems[_word(random, 4)] = None
    pairs = zip(stems, types, strict=True)
    return Cast(
        spellings=tuple(_spellings(random, stem, kind) for stem, kind in pairs),
        types=types,
        weights=tuple(accumulate(1 / (rank + 3) for rank in range(number))),
    )


def _spellings(random: Random, stem: str, kind: str) -> tuple[str, ...]:
    ending = random.choice(_ENDINGS.get(kind, ("",)))
    given = f"{_word(random, 2)} " if kind == "PERSON" else ""
    usual = f"{given}{stem}{ending}"
    others = [f"{given}{stem}{variant}" for variant in _VARIANTS.get(ending, ())]
    if kind == "PERSON" and random.random() < 0.3:
        others.append(f"{given[0]}. {stem}{ending}")
    return usual, *others


def _word(random: Random, syllables: int) -> str:
    return "".join(random.choices(_SYLLABLES, k=syllables)).capitalize()


def _save(connection: Connection, collection: int, analysis: Analysis) -> None:
    article = analysis.article
    upload = Upload(
        collection=collection, name=article.path, data=article.text.encode(), given=Given()
    )
    receipt = receive(connection, upload, datetime(2026, 1, 1))
    save_analysis(connection, receipt.article, analysis, datetime(2026, 1, 1))


def _make_analysis(random: Random, cast: Cast, number: int, size: Size) -> Analysis:
    named = cast.draw(random, size.names)
    names = [_spelt(random, cast.spellings[one]) for one in named]
    draft = _Draft()
    title = f"{names[0]} and {random.choice(_TOPICS)}, no. {number}"
    headline = draft.write(title)
    draft.write("\n")
    body = _write_body(random, draft, names, size)
    return Analysis(
        article=_article(random, draft.text, title, number),
        blocks=(
            Block(kind=BlockKind.HEADLINE, span=headline),
            *(Block(kind=BlockKind.BODY, span=span) for span in body),
        ),
        entities=tuple(
            _entity(draft, index, name, cast.types[one])
            for index, (name, one) in enumerate(zip(names, named, strict=True))
        ),
        attributions=tuple(draft.attributions),
        denials=tuple(draft.denials),
        version="generated",
    )


def _spelt(random: Random, spellings: Sequence[str]) -> str:
    return spellings[0] if random.random() < 0.7 else random.choice(spellings)


def _article(random: Random, text: str, title: str, number: int) -> Article:
    published = _FIRST_DAY + timedelta(days=random.randrange(_DAYS))
    return Article(
        id=f"generated-{number}",
        path=f"generated-{number}.txt",
        text=text,
        title=title,
        publisher=f"Outlet {min(random.randrange(OUTLETS), random.randrange(OUTLETS)) + 1}",
        language="en",
        published=None if random.random() < _UNDATED else published,
    )


def _entity(draft: _Draft, index: int, name: str, kind: str) -> Entity:
    spans = draft.mentions.get(index, [])
    is_demonym = [kind == "GPE" and position % 4 == 3 for position in range(len(spans))]
    pairs = list(zip(spans, is_demonym, strict=True))
    return Entity(
        name=name,
        type=kind,
        mentions=tuple(span for span, apart in pairs if not apart),
        demonym_mentions=tuple(span for span, apart in pairs if apart),
        pronoun_mentions=tuple(draft.pronouns.get(index, ())),
    )


def _write_body(random: Random, draft: _Draft, names: Sequence[str], size: Size) -> list[Span]:
    """Every name stands somewhere; the first ones speak, and are named most often."""
    paragraphs: list[Span] = []
    n = len(names)
    speakers = [min(random.randrange(n), random.randrange(n)) for _ in range(size.statements)]
    for speaker in speakers:
        start = len(draft.text)
        _write_statement(random, draft, names, speaker)
        paragraphs.append(Span(start, len(draft.text)))
        draft.write("\n")
    start = len(draft.text)
    for index in range(n):
        _mention(draft, names, index)
        draft.write(" was there. ")
    paragraphs.append(Span(start, len(draft.text)))
    for _ in range(size.asides):
        draft.write("\n")
        paragraphs.append(draft.write(_ASIDE))
    return paragraphs


def _write_statement(random: Random, draft: _Draft, names: Sequence[str], speaker: int) -> None:
    source = _mention(draft, names, speaker)
    draft.write(" ")
    ((word, stance),) = random.choices(_CUES, _CUE_WEIGHTS)
    cue = draft.write(word)
    draft.write(" that ")
    start = len(draft.text)
    draft.write(f"{random.choice(_TOPICS)} {random.choice(_VERBS)} by ")
    _mention(draft, names, random.randrange(len(names)))
    content = Span(start, len(draft.text))
    draft.write(". ")
    draft.pronouns.setdefault(speaker, []).append(draft.write("He"))
    draft.write(" gave no date.")
    _note_statement(draft, (source, cue, content), names[speaker], speaker, stance)


def _mention(draft: _Draft, names: Sequence[str], index: int) -> Span:
    span = draft.write(names[index])
    draft.mentions.setdefault(index, []).append(span)
    return span


def _note_statement(
    draft: _Draft, spans: tuple[Span, Span, Span], name: str, speaker: int, stance: Stance
) -> None:
    source, cue, content = spans
    kind = SourceKind.NAMED_PERSON
    if stance is Stance.DENIES:
        denial = Denial(
            attribution=len(draft.attributions),
            cue=(cue,),
            denier=(source,),
            denied=(content,),
            denier_name=name,
            form=DenialForm.INLINE,
            confidence=0.9,
        )
        draft.denials.append(denial)
    attribution = Attribution(
        source=(source,),
        cue=(cue,),
        content=(content,),
        source_name=name,
        entity=speaker,
        source_kind=kind,
        chain=(Link(name=name, kind=kind, spans=(source,)),),
        stance=stance,
        confidence=0.9,
    )
    draft.attributions.append(attribution)
