"""Parsed texts built by hand, so that no model is needed and none can break a test."""

import re
from collections.abc import Mapping
from itertools import pairwise

from spacy.lang.en import English
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from analysis.models import Article, Block, BlockKind, Entity
from analysis.models import Span as Stretch
from analysis.nlp import find_entities

VOCAB = English().vocab
PIECE = re.compile(r"\n ?|['’]s\b ?|(?:(?:[^\W\d_]\.){2,}|\w+|[^\w\s]) ?")
ABBREVIATED = frozenset(["Mr", "Mrs", "Ms", "Sen", "Rep", "Gov", "Nev", "Inc"])
VERBS = frozenset(
    [
        "said",
        "says",
        "met",
        "denied",
        "visited",
        "reported",
        "wrote",
        "opened",
        "failed",
        "spoke",
        "was",
        "is",
        "told",
        "led",
        "added",
    ]
)
OF_POS = {
    "ADP": frozenset(["of", "for", "in", "on", "at", "to", "by", "with", "from"]),
    "DET": frozenset(["the", "The", "a", "A", "an", "this"]),
    "CCONJ": frozenset(["and", "or"]),
    "PRON": frozenset(["he", "He", "she", "She", "it", "It", "they", "They", "who", "which"]),
    "ADV": frozenset(["later", "Later", "earlier", "Earlier"]),
}


def make_doc(text: str, names: Mapping[str, str] | None = None) -> Doc:
    """A text as a parser might read it: each sentence its first verb, the word before the subject.

    `names` are the model's named entities with their types, wherever they stand.
    """
    tokens = PIECE.findall(text)
    words = [token.rstrip(" ") or token for token in tokens]
    pos = [pos_of(word) for word in words]
    heads, deps = parse(words, pos)
    spaces = [word != token for word, token in zip(words, tokens, strict=True)]
    doc = Doc(VOCAB, words, spaces=spaces, pos=pos, heads=heads, deps=deps)
    assert doc.text == text
    return with_names(doc, names or {})


def pos_of(word: str) -> str:
    if word in VERBS:
        return "VERB"
    for pos, words in OF_POS.items():
        if word in words:
            return pos
    if word == "\n":
        return "SPACE"
    if not word[0].isalnum():
        return "PUNCT"
    return "PROPN" if word[0].isupper() else "NOUN"


def parse(words: list[str], pos: list[str]) -> tuple[list[int], list[str]]:
    heads, deps = list(range(len(words))), ["dep"] * len(words)
    for first, last in sentences(words):
        verbs = [n for n in range(first, last) if pos[n] == "VERB"]
        root = verbs[0] if verbs else first
        nouns = [n for n in range(first, root) if pos[n] in {"PROPN", "NOUN", "PRON"}]
        heads[first:last] = [root] * (last - first)
        deps[root] = "ROOT"
        if nouns:
            deps[nouns[-1]] = "nsubj"
    return heads, deps


def sentences(words: list[str]) -> list[tuple[int, int]]:
    ends = [n + 1 for n, word in enumerate(words) if is_end(words, n)]
    return list(pairwise(sorted({0, *ends, len(words)})))


def is_end(words: list[str], number: int) -> bool:
    if words[number] == "\n":
        return True
    before = words[number - 1] if number else ""
    return words[number] in {".", "?"} and before not in ABBREVIATED and len(before) > 1


def with_names(doc: Doc, names: Mapping[str, str]) -> Doc:
    """The Doc with its named entities; of two that overlap, the longer one."""
    found: list[Span] = []
    for name, label in names.items():
        for match in re.finditer(re.escape(name), doc.text):
            span = doc.char_span(*match.span(), label=label)
            if span is not None:
                found.append(span)
    doc.ents = filter_spans(found)
    return doc


def entities_of(
    text: str, names: Mapping[str, str] | None = None, *, headline: int = 0, publisher: str = ""
) -> dict[str, Entity]:
    """Entities by name; the first `headline` characters are the headline."""
    doc = make_doc(text, names)
    blocks = []
    if headline:
        blocks.append(Block(kind=BlockKind.HEADLINE, span=Stretch(0, headline)))
    blocks.append(Block(kind=BlockKind.BODY, span=Stretch(headline, len(doc.text))))
    article = Article(id="a", path="a.txt", text=doc.text, publisher=publisher or None)
    return {entity.name: entity for entity in find_entities(doc, article, blocks)}


def forms(entity: Entity, text: str) -> list[str]:
    """The words of an entity's mentions."""
    return [span.of(text) for span in entity.mentions]
