"""A small invented article and the few nouns that the tables here need."""

from analysis.evaluation.gold import GoldArticle, Material
from analysis.models import (
    Analysis,
    Article,
    Attribution,
    Denial,
    DenialForm,
    Entity,
    Span,
    Spans,
)

TEXT = (
    "The Gazette wrote that the pier was sold. Mayor Ines Calder denied the sale.\n"
    "“Nobody has signed,” Calder said. It is rumoured that the ferry stops.\n"
)
DOC = "pier"


def at(*words: str, text: str = TEXT) -> Spans:
    """Where the words stand, the first time each."""
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def said(source: str, cue: str, content: str) -> Attribution:
    """An attribution by its words; no source where that is empty."""
    return Attribution(source=at(source) if source else (), cue=at(cue), content=at(content))


def entity(name: str, kind: str, *mentions: str) -> Entity:
    return Entity(name=name, type=kind, mentions=at(*mentions))


def denial(cue: str, denied: str, claim: str | None, name: str | None = None) -> Denial:
    return Denial(
        attribution=None,
        cue=at(cue),
        denier=(),
        denied=at(denied),
        denier_name=name,
        form=DenialForm.NOMINAL,
        claim=at(claim) if claim else None,
    )


GAZETTE = said("The Gazette", "wrote", "the pier was sold")
CALDER = said("Ines Calder", "said", "“Nobody has signed,”")
RUMOUR = said("", "rumoured", "the ferry stops")
ARTICLE = GoldArticle(doc=DOC, text=TEXT, attributions=(GAZETTE, CALDER, RUMOUR))


def material(
    *,
    attributions: tuple[Attribution, ...] = (),
    entities: tuple[Entity, ...] = (),
    denials: tuple[Denial, ...] = (),
) -> Material:
    """The article with what was supposedly found in it."""
    analysis = Analysis(
        article=Article(id=DOC, path=DOC, text=TEXT),
        blocks=(),
        entities=entities,
        attributions=attributions,
        denials=denials,
    )
    return Material(articles={DOC: ARTICLE}, analyses={DOC: analysis})
