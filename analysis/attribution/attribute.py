"""Doc, entities -> attributions: the tagger's spans tied together and described, rule by rule."""

from spacy.tokens import Doc

from analysis.attribution import (
    chains,
    hedges,
    linking,
    missed,
    repair,
    saidon,
    sources,
    stance,
)
from analysis.attribution.linking import Linked
from analysis.attribution.quotes import quote_type
from analysis.attribution.setting import Setting, make_setting
from analysis.attribution.tagger import tagged_spans
from analysis.models import Article, Attribution, Entity, Reason


def find_attributions(
    doc: Doc, article: Article, entities: tuple[Entity, ...]
) -> tuple[Attribution, ...]:
    """Every statement of the text with its source, in reading order of the cues.

    `doc` has been through the tagger; its text is the article's with unanalysed blocks blanked.
    """
    setting = make_setting(doc, article, entities)
    starts = [sentence.start for sentence in setting.sentences]
    linked = linking.link(setting.text, starts, tuple(tagged_spans(doc)))
    seen = repair.repair(linked, setting)
    found = (*seen, *missed.denial_inside_a_statement(doc, seen))
    return tuple(describe(one, setting) for one in sorted(found, key=lambda one: one.cue[0]))


def describe(linked: Linked, setting: Setting) -> Attribution:
    """One linked statement with who said it, how, and which rules decided."""
    source = sources.describe_source(linked.source, setting)
    chain, chain_reasons = chains.find_chain(linked, source.link, setting)
    cue = stance.view_cue(setting, linked.cue, linked.content)
    decided, stance_rule = stance.decide_stance(cue)
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
        hedges=tuple(hedges.find_hedges(setting.text, (*linked.content, *linked.cue))),
        said_on=saidon.said_on(setting.doc, linked.cue),
        confidence=linked.confidence,
        reasons=(
            *linked.reasons,
            *source.reasons,
            *chain_reasons,
            *([Reason(rule=stance_rule, words=linked.cue)] if stance_rule else []),
        ),
    )
