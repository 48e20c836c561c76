from dataclasses import replace

import pytest

from analysis.evaluation.chains import score_chains
from analysis.evaluation.gold import GoldChain, GoldLink
from analysis.evaluation.scores import Scores
from analysis.models import Attribution, Link, SourceKind
from tests.evaluation.builders import CALDER, DOC, GAZETTE, at, material

GOLD_OUTLET = GoldLink(names=("Eastmere Gazette",), kind=SourceKind.MEDIA_OUTLET)
GOLD_NOBODY = GoldLink(names=(), kind=SourceKind.ANONYMOUS)
RELAYED = GoldChain(
    doc=DOC,
    cues=at("wrote"),
    content=at("the pier was sold"),
    links=(GOLD_OUTLET, GOLD_NOBODY),
    optional=(GoldLink(names=("Radio Harbour",), kind=SourceKind.MEDIA_OUTLET),),
)
LOOK_ALIKE = GoldChain(
    doc=DOC, cues=at("said"), content=at("Nobody has signed"), links=(GOLD_NOBODY,)
)
OUTLET = Link(name="The Gazette", kind=SourceKind.MEDIA_OUTLET)
RADIO = Link(name="Radio Harbour", kind=SourceKind.MEDIA_OUTLET)
NOBODY = Link(name="two officials", kind=SourceKind.ANONYMOUS)


def scored(*predicted: Attribution) -> Scores:
    return score_chains([RELAYED, LOOK_ALIKE], material(attributions=predicted))


@pytest.mark.parametrize(
    ("links", "exact", "origin"),
    [
        ((OUTLET, NOBODY), 1.0, 1.0),
        ((RADIO, OUTLET, NOBODY), 1.0, 1.0),  # a further relay is neither wanted nor wrong
        ((OUTLET, RADIO, NOBODY), 0.0, 1.0),  # unless it stands inside
        ((NOBODY,), 0.0, 1.0),
        ((OUTLET,), 0.0, 0.0),
        ((NOBODY, OUTLET), 0.0, 0.0),
        ((), 0.0, 0.0),
    ],
)
def test_every_link_and_the_origin(links: tuple[Link, ...], exact: float, origin: float) -> None:
    scores = scored(replace(GAZETTE, chain=links))
    assert (scores["found"], scores["exact"], scores["origin"]) == (1.0, exact, origin)


def test_a_statement_that_was_not_found_is_wrong() -> None:
    scores = scored()
    assert scores == {
        "articles": 1,
        "gold": 1,
        "found": 0.0,
        "exact": 0.0,
        "origin": 0.0,
        "look_alikes_found": 0,
        "false_chain": 0.0,
    }


def test_the_nearest_attribution_counts() -> None:
    near = replace(GAZETTE, chain=(OUTLET, NOBODY))
    far = replace(GAZETTE, cue=at("denied"), content=at("the pier"), chain=(OUTLET,))
    assert scored(far, near)["exact"] == scored(near, far)["exact"] == 1.0


def test_the_same_cue_counts_more_than_a_like_content() -> None:
    same_cue = replace(GAZETTE, content=at("sold"), chain=(OUTLET, NOBODY))
    other_cue = replace(GAZETTE, cue=at("denied"), chain=(OUTLET,))
    assert scored(other_cue, same_cue)["exact"] == 1.0


def test_a_chain_on_a_look_alike_is_false() -> None:
    right = scored(replace(CALDER, chain=(NOBODY,)))
    wrong = scored(replace(CALDER, chain=(OUTLET, NOBODY)))
    assert (right["look_alikes_found"], right["false_chain"]) == (1, 0.0)
    assert (wrong["look_alikes_found"], wrong["false_chain"]) == (1, 1.0)
