from dataclasses import replace

from analysis.models import Analysis, DenialForm, SourceKind
from analysis.store.statements import Statement, find_statements
from tests.factory import at, ferry_analysis, gazette_analysis, make_analysis


def found(analysis: Analysis) -> dict[str, Statement]:
    return {statement.statement: statement for statement in find_statements(analysis, 7)}


def roles(analysis: Analysis) -> dict[str, tuple[str, str, str | None]]:
    return {
        key: (statement.role, statement.claim, statement.answers)
        for key, statement in found(analysis).items()
    }


def test_a_denial_stands_beside_its_claim() -> None:
    assert roles(make_analysis()) == {
        "7a0": ("claim", "7a0", None),
        "7d0": ("denial", "7a0", "7a0"),
        "7a2": ("asserts", "7a2", None),
        "7a3": ("asserts", "7a3", None),
    }


def test_who_does_not_comment_stands_beside_what_is_told_of_them() -> None:
    assert roles(gazette_analysis()) == {
        "7a0": ("asserts", "7a0", None),
        "7a1": ("no_comment", "7a0", "7a0"),
    }


def test_a_silence_about_nothing_that_is_told_stands_alone() -> None:
    analysis = gazette_analysis()
    told = replace(analysis.attributions[0], content=at(analysis.article.text, "by summer"))
    silent = replace(analysis, attributions=(told, *analysis.attributions[1:]))
    assert roles(silent)["7a1"] == ("no_comment", "7a1", None)


def test_a_denial_of_something_unsaid_is_its_own_group() -> None:
    assert roles(ferry_analysis())["7d1"] == ("denial", "7d1", None)


def test_words_are_what_was_said_or_denied() -> None:
    statements = found(make_analysis())
    assert statements["7a0"].words == "Eastmere has sold the old pier to Northwind Holdings"
    assert statements["7d0"].words == "the pier had been sold"
    assert statements["7d0"].who == "Ines Calder"
    assert statements["7d0"].form is DenialForm.INLINE
    assert [key for key, statement in statements.items() if statement.is_denied] == ["7a0"]


def test_two_denials_share_one_claim() -> None:
    analysis = make_analysis()
    second = replace(analysis.denials[0], attribution=2)
    assert roles(replace(analysis, denials=(*analysis.denials, second))) == {
        "7a0": ("claim", "7a0", None),
        "7d0": ("denial", "7a0", "7a0"),
        "7d1": ("denial", "7a0", "7a0"),
        "7a3": ("asserts", "7a3", None),
    }


def test_a_denied_denial_leads_back_to_the_claim() -> None:
    analysis = make_analysis()
    rebuttal = replace(analysis.denials[0], attribution=2, claim_attribution=1)
    statements = found(replace(analysis, denials=(*analysis.denials, rebuttal)))
    assert statements["7d1"].answers == "7d0"
    assert statements["7d1"].claim == "7a0"
    assert statements["7d0"].is_denied


def test_denials_that_answer_each_other_come_to_an_end() -> None:
    analysis = make_analysis()
    first = replace(analysis.denials[0], claim_attribution=2)
    second = replace(analysis.denials[0], attribution=2, claim_attribution=1)
    statements = found(replace(analysis, denials=(first, second)))
    assert {key: statement.role for key, statement in statements.items()} == {
        "7a0": "asserts",
        "7d0": "denial",
        "7d1": "denial",
        "7a3": "asserts",
    }


def test_a_claim_of_nobody_is_found_by_its_place() -> None:
    analysis = make_analysis()
    text = analysis.article.text
    denial = replace(
        analysis.denials[0],
        claim=at(text, "shopkeepers were not asked"),
        claim_attribution=None,
        claimant_name=None,
    )
    statements = found(replace(analysis, denials=(denial,)))
    claim = statements[statements["7d0"].claim]
    assert (claim.role, claim.words) == ("claim", "shopkeepers were not asked")
    assert (claim.who, claim.kind) == ("Nobody named", SourceKind.UNATTRIBUTED)
    assert claim.passage.of(text) == "shopkeepers were not asked"


def test_a_denier_without_an_attribution_is_known_by_the_entity() -> None:
    analysis = make_analysis()
    denial = replace(analysis.denials[0], attribution=None)
    assert found(replace(analysis, denials=(denial,)))["7d0"].kind is SourceKind.NAMED_PERSON
    nobody = replace(denial, denier_name=None)
    assert found(replace(analysis, denials=(nobody,)))["7d0"].kind is SourceKind.UNATTRIBUTED
