"""Two statements of two articles about the same people: one claim, or not surely."""

import pytest

from analysis.origins import Collection, ReportId
from tests.origins.building import report, statement

SAME = [
    ("the bow doors had been reported faulty", "that the bow doors were reported as faulty"),
    ("Tarn Line bought two ferries", "two ferries were bought by Tarn Line"),
    (
        "Owen Tarrant steered the ferry onto a reef",
        "a reef that Owen Tarrant had steered the ferry onto",
    ),
    (
        "the line will cut 600 of its 1,900 posts at the yard",
        "some 600 jobs are to be cut at the yard",
    ),
    ("the doors jammed twice, because nobody had oiled them", "the doors jammed twice in a storm"),
    (
        "Tarn Line wants to sell the two oldest wooden ferries",
        "the two oldest wooden ferries are to be sold by Tarn Line",
    ),
    (
        "Ines Maddock warned Owen Tarrant of the leak by letter",
        "Owen Tarrant was warned of the leak by Ines Maddock in a letter",
    ),
    (
        "the payment of 2.5 million crowns was hidden in invoices",
        "2,500,000 crowns were hidden in invoices",
    ),
    (
        "the ageing purser of the line, Owen Tarrant, locked the bow doors at nine o'clock",
        "Owen Tarrant locked the bow doors",
    ),
    (
        "Owen Tarrant, the ageing purser of the line, locked the bow doors twice",
        "the bow doors were locked twice by Owen Tarrant",
    ),
    (
        "the bow doors were locked at 9pm by the purser",
        "the purser locked the bow doors at 9 pm",
    ),
]
APART = [
    # Another figure, day, person, body, place.
    ("the yard will cut 600 jobs in autumn", "the yard will cut 900 jobs in autumn"),
    (
        "the summary was received by fax on 19 January",
        "the summary was received by fax on 26 January",
    ),
    (
        "the summary was received by fax in March 2021",
        "the summary was received by fax in May 2021",
    ),
    (
        "Lucia Farran was paid in cash by the caterers",
        "Greta Solway was paid in cash by the caterers",
    ),
    (
        "Tarn Line bribed harbour pilots for years",
        "Brightfork Catering bribed harbour pilots for years",
    ),
    (
        "the purser locked the bow doors at nine o'clock",
        "the purser locked the bow doors at ten o'clock",
    ),
    (
        "the ageing purser of the line, Owen Tarrant, locked doors",
        "the ageing purser of the line, Owen Tarrant, painted doors",
    ),
    ("a warehouse burned to the ground in Ashby", "a warehouse burned to the ground in Verrin"),
    # The opposite.
    (
        "the bow doors had been oiled before the voyage",
        "the bow doors had not been oiled before the voyage",
    ),
    ("nobody warned the crew of the leak", "the crew was warned of the leak"),
    (
        "ticket prices rose after the merger of the ferries",
        "ticket prices fell after the merger of the ferries",
    ),
    ("the trust approved the canteen contract", "the trust rejected the canteen contract"),
    (
        "harbour pilots were bribed for years",
        "reports that harbour pilots were bribed for years are wrong",
    ),
    # Turned round.
    (
        "Owen Tarrant accused Ines Maddock of theft and fraud",
        "Ines Maddock accused Owen Tarrant of theft and fraud",
    ),
    (
        "Owen Tarrant accused Ines Maddock of theft and fraud",
        "Owen Tarrant was accused by Ines Maddock of theft and fraud",
    ),
    # The same actor, another claim.
    ("managers ignored letters about the motors", "managers ignored warnings about the motors"),
    ("Tarn Line sold its oldest ferry", "Tarn Line painted its oldest ferry"),
    (
        "Tarn Line sold the two oldest wooden ferries of the strait",
        "Tarn Line painted the two oldest wooden ferries of the strait",
    ),
    (
        "Tarn Line will sell the two oldest wooden ferries of the strait",
        "Tarn Line will paint the two oldest wooden ferries of the strait",
    ),
    # Nobody knows who "he" is.
    ("he knew of the leak and hid the reports", "he knew of the leak and hid the reports"),
    # Too little to go by.
    ("the doors jammed", "the doors were painted"),
    ("Owen Tarrant spoke", "Owen Tarrant spoke"),
]


def is_one_claim(one: str, other: str) -> bool:
    collection = Collection()
    collection.add(report(1, statement(1, 0, one, "named_person: Piet Hollander")))
    collection.add(report(2, statement(2, 0, other, "named_person: Sela Windom")))
    return collection.claim_of(ReportId(2, 0)) == ReportId(1, 0)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_tellings_of_one_claim_are_joined_either_way(one: str, other: str) -> None:
    assert is_one_claim(one, other)
    assert is_one_claim(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_claims_are_not(one: str, other: str) -> None:
    assert not is_one_claim(one, other)
    assert not is_one_claim(other, one)


def test_he_is_known_where_the_same_person_speaks() -> None:
    collection = Collection()
    for article in (1, 2):
        said = statement(article, 0, "he knew of the leak and hid it", "named_person: Owen Tarrant")
        collection.add(report(article, said))
    assert collection.claim_of(ReportId(2, 0)) == ReportId(1, 0)


@pytest.mark.parametrize(
    ("other", "speaker", "is_joined"),
    [
        ("we speak to many people and most of it leads nowhere", "Owen Tarrant", True),
        ("we speak to many people and most of it leads nowhere", "Sela Windom", False),
        ("we speak to many people and all of it leads to a sale", "Owen Tarrant", False),
    ],
)
def test_common_words_are_one_claim_where_somebody_repeats_them(
    other: str, speaker: str, is_joined: bool
) -> None:
    collection = Collection()
    words = "we speak to many people and most of it leads nowhere"
    for article, (said, who) in enumerate(((words, "Owen Tarrant"), (other, speaker)), start=1):
        collection.add(report(article, statement(article, 0, said, f"named_person: {who}")))
    assert (collection.claim_of(ReportId(2, 0)) == ReportId(1, 0)) is is_joined


def test_a_vague_telling_does_not_join_two_numbers() -> None:
    words = (
        "the yard will cut jobs in autumn",
        "the yard will cut 600 jobs in autumn",
        "the yard will cut 900 jobs in autumn",
    )
    collection = Collection()
    for article, said in enumerate(words, start=1):
        told = statement(article, 0, said, "media_outlet: Orran Herald")
        collection.add(report(article, told))
    assert collection.claim_of(ReportId(2, 0)) == ReportId(1, 0)
    assert collection.claim_of(ReportId(3, 0)) == ReportId(3, 0)


def test_a_denying_or_silent_statement_is_no_claim() -> None:
    collection = Collection()
    stances = ("denies", "no_comment", "not_denied", "questions", "expects")
    said = [statement(1, n, "the bow doors had jammed", stance=s) for n, s in enumerate(stances)]
    collection.add(report(1, *said))
    assert collection.claims() == ()


@pytest.mark.parametrize(
    "words",
    [
        "faulty bow doors and broken motors of the ferry",
        "whether the bow doors had jammed in the storm",
        "what jammed the bow doors in the storm",
    ],
)
def test_a_topic_or_a_question_is_no_claim_that_recurs(words: str) -> None:
    assert not is_one_claim(words, words)


def test_the_words_needed_are_fewer_where_the_other_outlet_is_cited() -> None:
    full = "two of the five spillway gates at the dam could jam in a major flood this spring"
    cases = (
        ((), False),
        (("media_outlet: Orran Herald",), True),
        (("named_organisation: the Orran Herald",), True),
        (("named_organisation: Verrin Hospital",), False),
        (("named_person: Herald",), False),
    )
    for chain, is_joined in cases:
        collection = Collection()
        collection.add(report(1, statement(1, 0, full, "anonymous: two engineers")))
        collection.add(report(2, statement(2, 0, "the gates could jam", *chain), outlet="Post"))
        assert (collection.claim_of(ReportId(2, 0)) == ReportId(1, 0)) is is_joined
