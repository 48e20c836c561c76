"""How many origins the statements of one claim rest on."""

import pytest

from analysis.origins import Collection, Origins, ReportId
from tests.origins.building import report, statement

Case = tuple[str | None, tuple[str, ...]]
OFFICIALS, COURIER = "anonymous: two officials", "media_outlet: The Courier"

CASES: dict[str, tuple[list[Case], int, bool]] = {
    "one unnamed source": ([("Courier", (OFFICIALS,))], 1, True),
    "unnamed sources of one outlet, relayed": (
        [("Courier", (OFFICIALS,)), ("Herald", (COURIER, "anonymous: officials who spoke to it"))],
        1,
        True,
    ),
    "an outlet that only cites another": (
        [("Courier", (OFFICIALS,)), ("Herald", (COURIER,)), ("Post", (COURIER,))],
        1,
        True,
    ),
    "an outlet that cites one that cites a third": (
        [("Post", ("media_outlet: Herald",)), ("Herald", (COURIER,)), ("Courier", (OFFICIALS,))],
        1,
        True,
    ),
    "outlets that cite each other": (
        [("Herald", (COURIER,)), ("Courier", ("media_outlet: Herald",))],
        2,
        True,
    ),
    "unnamed sources of two outlets": (
        [("Courier", (OFFICIALS,)), ("Herald", (OFFICIALS,))],
        2,
        True,
    ),
    "one outlet's sources who are called two things": (
        [("Courier", (OFFICIALS,)), ("Courier", ("anonymous: a former planner",))],
        1,
        False,
    ),
    "a named person in every outlet": (
        [(outlet, ("named_person: Ines Maddock",)) for outlet in ("Courier", "Herald", None)],
        1,
        True,
    ),
    "a person and a body": (
        [
            ("Courier", ("named_person: Ines Maddock",)),
            ("Herald", ("named_organisation: Tarn Line",)),
        ],
        2,
        True,
    ),
    "a document and who cites it": (
        [
            ("Courier", ("document: an internal memo of the line",)),
            ("Post", (COURIER, "document: the memo")),
        ],
        1,
        True,
    ),
    "two kinds of document": (
        [("Courier", ("document: an internal memo",)), ("Courier", ("document: a court ruling",))],
        2,
        True,
    ),
    "nobody knows who": ([(None, ("anonymous: they",))], 0, False),
    "an outlet without a name": (
        [("Courier", (OFFICIALS,)), ("Post", ("media_outlet: ",))],
        1,
        False,
    ),
    "an outlet that has it from two": (
        [
            ("Courier", (OFFICIALS,)),
            ("Courier", ("named_person: Ines Maddock",)),
            ("Post", (COURIER,)),
        ],
        2,
        False,
    ),
    "an outlet that one article takes for a body": (
        [("Courier", (OFFICIALS,)), ("Post", ("named_organisation: The Courier",))],
        1,
        True,
    ),
    "an outlet that is known from another article's chain": (
        [("Herald", (COURIER, OFFICIALS)), ("Post", ("named_person: Courier",))],
        1,
        True,
    ),
    "a body that is no outlet": (
        [("Courier", (OFFICIALS,)), ("Post", ("named_organisation: Tarn Line",))],
        2,
        True,
    ),
    "an outlet that speaks for itself": (
        [("Courier", (OFFICIALS,)), ("Post", ("named_organisation: Post",))],
        2,
        True,
    ),
    "what the outlet says itself": ([("Courier", ())], 1, True),
}


def count(cases: list[Case]) -> Origins:
    collection = Collection()
    for article, (outlet, chain) in enumerate(cases, start=1):
        said = statement(article, 0, "the bow doors had been reported faulty", *chain)
        collection.add(report(article, said, outlet=outlet))
    return collection.claim(ReportId(1, 0)).origins


@pytest.mark.parametrize("name", CASES)
def test_independent_origins(name: str) -> None:
    cases, number, is_exact = CASES[name]
    origins = count(cases)
    assert (len(origins.found), origins.is_exact) == (number, is_exact), origins.sentence
    assert origins.articles == len(cases)


def test_the_sentence() -> None:
    cases: list[Case] = [("Courier", (OFFICIALS,)), ("Post", (COURIER,)), ("Post", (COURIER,))]
    assert count(cases).sentence == (
        "3 articles in 2 outlets rest on 1 origin: two officials (Courier)"
    )
