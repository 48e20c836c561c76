from datetime import date

from analysis.charts.claim_copies import join_copies
from analysis.charts.claim_marks import Part
from analysis.charts.claim_voices import by_day, days_of, find_voices, wordings
from tests.charts.frames import claim_and_denial, statement, statements, undated


def copies_of(role: str, many: int, **changes: object) -> list[dict[str, object]]:
    return [
        statement(f"{n}x0", "0a0", role, article=n, is_copy=True, outlet=f"Paper {n}", **changes)
        for n in range(1, many + 1)
    ]


def test_voices_come_day_by_day_and_undated_ones_last() -> None:
    rows = claim_and_denial(when="2025-03-02")
    rows[1]["when"] = "2025-03-01"
    frame = statements(*rows, undated("5a0", "0a0", "claim", article=5, words="sold again"))
    voices = find_voices(frame)
    assert [voice.statement for voice in voices] == ["0d0", "0a0", "5a0"]
    days = list(by_day(voices, days_of(frame)))
    assert [one.when for one in days] == [date(2025, 3, 1), date(2025, 3, 2), None]
    assert [len(one.answered) for one in days] == [1, 0, 0]


def test_copies_are_told_with_what_they_copy() -> None:
    first = statement("0a0", "0a0", "claim", article=0)
    (voice,) = find_voices(statements(first, *copies_of("claim", 2)))
    assert voice.copied == "Also carried word for word by Paper 1 and Paper 2"
    assert voice.statements == ("0a0", "1x0", "2x0")
    assert voice.part is Part.FIRST


def test_a_copy_with_other_words_speaks_for_itself() -> None:
    first = statement("0a0", "0a0", "claim", article=0)
    found = find_voices(statements(first, *copies_of("claim", 1, words="it changed hands")))
    assert [voice.part for voice in found] == [Part.FIRST, Part.COPY]


def test_a_copy_without_its_first_article_stands_in_for_it() -> None:
    (voice,) = find_voices(statements(*copies_of("claim", 3)))
    assert voice.copied == "Also carried word for word by Paper 2 and Paper 3"


def test_the_same_words_in_an_article_of_its_own_are_a_voice_of_their_own() -> None:
    rows = [statement("0a0", "0a0", "claim"), statement("1a0", "0a0", "claim", article=2)]
    assert [voice.part for voice in find_voices(statements(*rows))] == [Part.FIRST, Part.REPEAT]


def test_a_claim_and_a_denial_in_the_same_words_are_two_voices() -> None:
    assert len(find_voices(statements(*claim_and_denial()))) == 2


def test_where_a_voice_is_taken_from_is_said() -> None:
    (voice,) = find_voices(statements(statement("0a0", "0a0", "claim", relay="Eastmere Gazette")))
    assert voice.where == "Harbour Courier, taken from Eastmere Gazette"
    assert voice.label == "Said by Ines Calder"


def test_wordings_that_differ_only_in_marks_are_one() -> None:
    rows = [
        statement("0a0", "0a0", "claim"),
        statement("1a0", "0a0", "claim", outlet="Eastmere Gazette", words="“The pier was sold.”"),
        statement("2a0", "0a0", "claim", words="the pier has a new owner", position=5),
        statement("0d0", "0a0", "denial", words="any sale"),
    ]
    assert wordings(statements(*rows)) == (
        ("the pier was sold", "Harbour Courier and Eastmere Gazette"),
        ("the pier has a new owner", "Harbour Courier"),
    )


def alone(name: str, **changes: object) -> dict[str, object]:
    return statement(name, name, "denial", **{"words": "that anything was sold", **changes})


def test_the_same_denial_in_forty_copies_is_one_claim() -> None:
    copies = [alone(f"{n}d0", article=n, is_copy=True, who=f"Name {n}") for n in range(1, 41)]
    found = join_copies(statements(alone("0d0", article=0), *copies))
    assert set(found["claim"]) == {"0d0"}


def test_a_copied_denial_answers_what_the_first_one_answers() -> None:
    rows = claim_and_denial(words="that the pier was sold")
    copy = alone("1d0", article=2, is_copy=True, words="that the pier was sold")
    assert set(join_copies(statements(*rows, copy))["claim"]) == {"0a0"}


def test_copies_without_the_first_article_are_still_one_claim() -> None:
    rows = [alone(f"{n}d0", article=n, is_copy=True) for n in (1, 2)]
    assert set(join_copies(statements(*rows))["claim"]) == {"1d0"}


def test_other_words_or_no_copy_stay_apart() -> None:
    rows = [
        alone("0d0"),
        alone("1d0", article=2),
        alone("2d0", article=3, is_copy=True, words="that anybody was paid"),
    ]
    assert set(join_copies(statements(*rows))["claim"]) == {"0d0", "1d0", "2d0"}


def test_few_words_are_joined_only_from_the_same_mouth() -> None:
    def joined(who: str) -> set[str]:
        rows = [
            alone("0d0", words="to comment"),
            alone("1d0", words="to comment", who=who, is_copy=True, article=2),
        ]
        return set(join_copies(statements(*rows))["claim"])

    assert joined("Ines Calder") == {"0d0"}
    assert joined("Tomas Reed") == {"0d0", "1d0"}


def test_who_only_says_not_is_not_said_to_deny() -> None:
    rows = claim_and_denial()
    assert [one.label for one in find_voices(statements(*rows))][-1] == "Denied by Ines Calder"
    rows[1]["form"] = None
    voices = find_voices(statements(*rows))
    assert voices[-1].label == "Said not to be so by Ines Calder"
