"""Language: the model, who and what is named, and who is meant by a pronoun or description."""

from analysis.nlp.entities import find_entities
from analysis.nlp.language import load_language
from analysis.nlp.outlets import is_outlet
from analysis.nlp.resolver import Resolver, make_resolver
from analysis.nlp.rules import RULES
from analysis.nlp.taken_up import find_pronouns

__all__ = [
    "RULES",
    "Resolver",
    "find_entities",
    "find_pronouns",
    "is_outlet",
    "load_language",
    "make_resolver",
]
