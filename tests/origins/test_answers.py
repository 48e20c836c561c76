"""Which claim a denial answers: of its own article, or of another one."""

import pytest

from analysis.origins import Collection, Denied, Report, ReportId
from tests.origins.building import NAMES, named, report, statement

MADDOCK = NAMES["Ines Maddock"][0]


def denied(words: str, *, who: int | None = MADDOCK, answers: int | None = None) -> Denied:
    return Denied(id=ReportId(2, 0), words=words, denier=who, named=named(words), answers=answers)


def deny(denial: Denied, *said: str) -> Report:
    """The second article: a denial and what is stated beside it."""
    told = [statement(2, number, words, "anonymous: a sailor") for number, words in enumerate(said)]
    one = report(2, *told, outlet="Skerry Newswire")
    return Report(
        article=2,
        outlet=one.outlet,
        published=one.published,
        named=one.named,
        statements=one.statements,
        denials=(denial,),
    )


def claims_of(*reports: Report) -> list[ReportId]:
    """The claims that the denial is on."""
    collection = Collection()
    for one in reports:
        collection.add(one)
    return [claim.id for claim in collection.claims() if ReportId(2, 0) in claim.denials]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Ines Maddock was shown the results in March", "Ines Maddock was shown the results"),
        ("Ines Maddock had shown the results to all", "Ines Maddock showed the results"),
        ("Ines Maddock took the money of the crew", "Ines Maddock had taken the money"),
    ],
)
def test_few_words_are_enough_where_the_claim_has_them_all(claim: str, denial: str) -> None:
    first = report(1, statement(1, 0, claim, "anonymous: two sailors"))
    assert claims_of(first, deny(denied(denial))) == [ReportId(1, 0)]


@pytest.mark.parametrize(
    ("claim", "denial"),
    [
        ("Greta Solway was shown the results in March", "Ines Maddock was shown the results"),
        ("Ines Maddock was shown the plans in March", "Ines Maddock was shown the results"),
        ("Ines Maddock was shown the results in May", "Ines Maddock saw the results in March"),
        ("Ines Maddock was not shown the results", "Ines Maddock was shown the results"),
        ("Ines Maddock was shown the results", "Ines Maddock was shown"),
        ("the results were shown to all", "the results were shown"),
    ],
    ids=["somebody else", "something else", "another month", "opposite", "one word", "nobody"],
)
def test_few_words_that_are_not_enough(claim: str, denial: str) -> None:
    first = report(1, statement(1, 0, claim, "anonymous: two sailors"))
    assert claims_of(first, deny(denied(denial))) == []


OILED = "Tarn Line had used cheaper oil in 340 bearings"


def test_a_denial_that_says_something_else_than_its_article_answers_another() -> None:
    first = report(1, statement(1, 0, OILED, "anonymous: two sailors"))
    beside = "the bearings of the ferry had passed a test in spring"
    assert claims_of(first, deny(denied(OILED, answers=0), beside)) == [ReportId(1, 0)]
    assert claims_of(deny(denied(OILED, answers=0), beside)) == []


@pytest.mark.parametrize(
    ("denial", "beside"),
    [
        ("any part in the sale of cheaper oil for 340 bearings", "the purser had sold the oil"),
        ("these claims", "the purser had sold the oil"),
        ("Tarn Line had used cheaper oil in 340 bearings", "the cheaper oil had been used"),
        ("Tarn Line had used cheaper oil in 340 bearings", "the cheaper oil"),
        ("Tarn Line had used cheaper oil in 340 bearings", "Tarn Line mixed the oil with water"),
    ],
    ids=["a matter", "a pointer", "the same", "all it says", "named alike"],
)
def test_else_it_answers_what_its_article_says(denial: str, beside: str) -> None:
    assert claims_of(deny(denied(denial, answers=0), beside)) == [ReportId(2, 0)]
