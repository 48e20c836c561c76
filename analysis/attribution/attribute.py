"""A parsed text -> attributions: the tagger's spans tied together and described, rule by rule."""

from collections.abc import Iterable, Sequence

from analysis.attribution import (
    anonymity,
    certainty,
    chains,
    hedges,
    linking,
    missed,
    repair,
    saidon,
    sources,
)
from analysis.attribution.linking import Linked
from analysis.attribution.marks import in_usual_marks
from analysis.attribution.quotes import quote_type
from analysis.attribution.setting import Setting
from analysis.attribution.stance_words import stance_of
from analysis.attribution.tagger import tagged_spans
from analysis.models import Attribution, Reason, Spans


def find_attributions(setting: Setting) -> tuple[Attribution, ...]:
    """Every statement of the text with its source, in reading order of the cues.

    Its doc has been through the tagger; its text is the article's with unanalysed blocks blanked.
    """
    starts = [sentence.start for sentence in setting.sentences]
    linked = linking.link(in_usual_marks(setting.text), starts, tuple(tagged_spans(setting.doc)))
    seen = repair.repair(linked, setting)
    found = missed.complete(seen, setting)
    described: list[Attribution] = []
    for one in sorted(found, key=lambda one: one.cue[0]):
        described.append(describe(one, setting, described))
    return tuple(described)


def describe(linked: Linked, setting: Setting, earlier: Sequence[Attribution]) -> Attribution:
    """One linked statement with who said it, how, and which rules decided.

    `earlier` are the statements before it, described.
    """
    source = sources.describe_source(linked.source, setting)
    chain, chain_reasons = chains.find_chain(linked, source, setting, earlier)
    decided, stance_reasons = stance_of(setting, linked.cue, linked.content)
    hedge_reasons = hedges.find_hedges(setting.doc, linked.cue, linked.content)
    hedge_words = words_in(hedge_reasons)
    firmness, certainty_reason = certainty.decide_certainty(
        certainty.view_certainty(setting, linked.cue, linked.content, hedge_words)
    )
    unnamed_reasons = anonymity.why_unnamed(linked, chain, setting)
    return Attribution(
        source=linked.source,
        cue=linked.cue,
        content=linked.content,
        source_name=source.link.name,
        entity=source.entity,
        source_kind=source.link.kind,
        chain=chain,
        quote=quote_type(setting.text, linked.content, setting.inside),
        stance=decided,
        hedges=hedge_words,
        certainty=firmness,
        anonymity_reason=words_in(unnamed_reasons),
        said_on=saidon.said_on(setting, linked.cue, linked.content),
        confidence=linked.confidence,
        reasons=(
            *linked.reasons,
            *source.reasons,
            *chain_reasons,
            *stance_reasons,
            *hedge_reasons,
            certainty_reason,
            *unnamed_reasons,
        ),
    )


def words_in(reasons: Iterable[Reason]) -> Spans:
    """The words of several reasons in reading order."""
    return tuple(sorted({span for reason in reasons for span in reason.words}))
