"""Who denies: by the statement's source or by the sentence, with the name to show."""

from analysis.attribution.sources import describe_source
from analysis.claims.ground import Ground
from analysis.claims.sighting import Sighting
from analysis.models import Span, Spans

PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "it",
        "i",
        "we",
        "you",
        "him",
        "her",
        "them",
        "his",
        "their",
        "its",
        "my",
        "our",
        "who",
        "which",
        "that",
        "both",
        "some",
        "many",
        "others",
        "one",
    )
)
ARTICLES = frozenset(("the", "a", "an"))
BODIES = frozenset(("office", "team"))
PARTS = frozenset(("series", "number", "group", "couple", "handful", "host"))
LONGEST = 8
"""Words of a name that is only a description."""


def name_denier(seen: Sighting, ground: Ground) -> tuple[Spans, str | None]:
    """The words that stand for who denies, and the name: of nobody named the words themselves.

    Nothing where neither the statement nor the sentence says who.
    """
    one = ground.attributions[seen.attribution] if seen.attribution is not None else None
    if one is not None and (not seen.denier or seen.denier == one.source):
        return one.source, _owned(one.source, ground) or one.source_name or _described(
            one.source, ground
        )
    if not seen.denier:
        return (), None
    name = describe_source(seen.denier, ground.setting).link.name
    return seen.denier, _owned(seen.denier, ground) or name or _described(seen.denier, ground)


def _owned(source: Spans, ground: Ground) -> str | None:
    """A body by whose it is, its owner named in full: "Ann Lee's office" for "Lee's office"."""
    tokens = ground.setting.resolver.scene.tokens(source[0]) if source else []
    owner = next((t for t in tokens if t.dep_ == "poss" and t.head.lower_ in BODIES), None)
    number = ground.setting.resolver.scene.entity_at(owner) if owner is not None else None
    if owner is None or number is None or ground.setting.entities[number].type != "PERSON":
        return None
    return f"{ground.setting.entities[number].name}'s {owner.head.text}"


def _described(source: Spans, ground: Ground) -> str | None:
    """The words of a description without its article; of a pronoun, those of what it stands for."""
    if not source:
        return None
    words = _plain(source[0], ground.text)
    if words[:1] and words[0].lower() not in PRONOUNS:
        return " ".join(words)
    found = ground.setting.resolver.resolve(source[0])[0]
    if found.described is None or found.described == source[0]:
        return None
    words = _plain(found.described, ground.text)
    return " ".join(words) if words and words[0].lower() not in PRONOUNS else None


def _plain(span: Span, text: str) -> list[str]:
    words = span.of(text).split(",")[0].split()
    if words and words[0].lower() in ARTICLES:
        words = words[1:]
    if len(words) > 2 and words[0].lower() in PARTS and words[1] == "of":
        words = words[2:]
    return words[:LONGEST]
