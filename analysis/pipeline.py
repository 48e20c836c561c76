"""An article to its analysis: the stages in order."""

from functools import cache

from spacy.language import Language

from analysis.attribution.attribute import find_attributions
from analysis.attribution.setting import make_setting
from analysis.claims import find_denials
from analysis.cleaning import find_blocks, mask
from analysis.languages import is_supported, unsupported
from analysis.models import Analysis, Article, Block
from analysis.nlp import find_entities, find_pronouns, load_language

ANALYSIS_VERSION = "0.5.1"
"""Goes up whenever the same article may be analysed differently."""


@cache
def language() -> Language:
    """The spaCy pipeline with the attribution tagger at its end, loaded once a process."""
    nlp = load_language()
    if "attribution_tagger" not in nlp.pipe_names:
        nlp.add_pipe("attribution_tagger", last=True)
    return nlp


def analyse(article: Article) -> Analysis:
    """Everything found in one article: who is named, who says what, who denies it.

    Never raises on any text. Reads only headline and body; offsets are those of `article.text`. An
    article in another language than English has blocks and a problem that says so.
    """
    blocks = find_blocks(article)
    if not is_supported(article.language):
        return _unsupported(article, blocks)
    doc = language()(mask(article.text, blocks))
    entities = find_entities(doc, article, blocks)
    setting = make_setting(doc, article, entities)
    attributions = find_attributions(setting)
    return Analysis(
        article=article,
        blocks=blocks,
        entities=find_pronouns(setting.resolver.scene, attributions),
        attributions=attributions,
        denials=find_denials(setting, attributions),
        problems=article.remarks,
        version=ANALYSIS_VERSION,
    )


def _unsupported(article: Article, blocks: tuple[Block, ...]) -> Analysis:
    return Analysis(
        article=article,
        blocks=blocks,
        entities=(),
        attributions=(),
        denials=(),
        problems=(*article.remarks, unsupported(article.language or "")),
        version=ANALYSIS_VERSION,
    )
