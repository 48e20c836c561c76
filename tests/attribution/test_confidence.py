"""The tagger's certainty as one calibrated number."""

from dataclasses import fields, replace

import pytest

from analysis.attribution.confidence import Evidence, load_weights, log_odds, weigh

MIDDLING = Evidence(source=0.8, cue=0.8, content=0.8, source_of_cue=0.8, cue_of_content=0.8)


def test_the_weights_fit_the_evidence() -> None:
    assert len(load_weights().evidence) == len(fields(Evidence))


def test_more_certain_evidence_is_never_less_confidence() -> None:
    for field in fields(Evidence):
        higher = replace(MIDDLING, **{field.name: 0.95})
        assert weigh(higher) >= weigh(MIDDLING), field.name


@pytest.mark.parametrize("value", [0.0, 1.0])
def test_extremes_stay_finite(value: float) -> None:
    evidence = Evidence(**{field.name: value for field in fields(Evidence)})
    assert all(abs(x) < 10 for x in log_odds(evidence))
    assert 0 <= weigh(evidence) <= 1
