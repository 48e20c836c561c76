import json
from datetime import date

import pytest

from analysis.contract import to_contract
from analysis.models import Analysis
from tests.factory import PIER, every_analysis, make_analysis, make_article

FIELDS = (
    "id path text title byline publisher section url language published published_at updated "
    "updated_at basis blocks entities attributions "
    "denials problems analysis_version"
)
OF_ENTITY = "name type aliases mentions demonym_mentions pronoun_mentions"
OF_ATTRIBUTION = (
    "source cue content source_name entity source_kind chain quote stance hedges "
    "certainty anonymity_reason said_on confidence rules reasons"
)
OF_DENIAL = (
    "attribution cue denier denied denier_name form claim claim_attribution claimant_name "
    "confidence"
)


def keys(words: str) -> set[str]:
    return set(words.split())


def test_every_field_is_there() -> None:
    found = to_contract(make_analysis())
    assert set(found) == keys(FIELDS)
    assert keys("kind start end") <= set(found["blocks"][0])
    assert set(found["entities"][0]) == keys(OF_ENTITY)
    assert set(found["attributions"][0]) == keys(OF_ATTRIBUTION)
    assert set(found["attributions"][0]["chain"][0]) == keys("name kind spans")
    assert set(found["attributions"][0]["said_on"]) == keys("date granularity order basis")
    assert keys(OF_DENIAL) <= set(found["denials"][0])


@pytest.mark.parametrize("analysis", every_analysis(), ids=lambda analysis: analysis.article.id)
def test_is_plain_json(analysis: Analysis) -> None:
    found = to_contract(analysis)
    assert json.loads(json.dumps(found)) == found


def test_spans_index_the_text() -> None:
    found = to_contract(make_analysis())
    sale = found["attributions"][0]
    assert [found["text"][start:end] for start, end in sale["cue"]] == ["reported"]
    start, end = found["attributions"][2]["said_on"]["basis"]
    assert PIER[start:end] == "on 3 March"
    assert found["attributions"][2]["said_on"]["date"] == "2025-03-03"


def test_dates_are_iso_or_null() -> None:
    dated = make_analysis(article=make_article(published=date(2025, 3, 4)))
    undated = make_analysis(article=make_article(published=None))
    assert to_contract(dated)["published"] == "2025-03-04"
    assert to_contract(undated)["published"] is None


def test_no_claim_is_null_and_not_an_empty_list() -> None:
    ferry = to_contract(every_analysis()[2])
    assert [denial["claim"] is None for denial in ferry["denials"]] == [False, True]
