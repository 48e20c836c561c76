"""The clause that a word stands in: its verb and who that verb's subject is."""

from spacy.tokens import Token

from analysis.nlp.antecedents import SUBJECTS
from analysis.nlp.heads import RELATIVE

VERBS = frozenset({"VERB", "AUX"})
SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "aux", "auxpass", "prep"})
"""What a verb without a subject of its own may be to the one that has it."""
OBJECTS = frozenset({"dobj", "dative", "iobj"})
TO_SOMEBODY_ELSE = frozenset({"to", "about", "for", "against", "of", "from", "by", "on"})
"""Prepositions before a pronoun that does not mean the clause's subject; "with her" may."""
HIGHEST = 8
"""Words to climb in a parse."""


def verb_of(token: Token) -> Token | None:
    """The verb of the clause that a word stands in; None where no verb is above it."""
    at = token.head
    for _ in range(HIGHEST):
        if at.pos_ in VERBS:
            return at
        if at.head.i == at.i:
            return None
        at = at.head
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb above it.

    Where "who" is the subject, the noun that "who" goes with.
    """
    at = verb
    for _ in range(HIGHEST):
        own = next((child for child in at.lefts if child.dep_ in SUBJECTS), None)
        if own is not None:
            is_relative = own.lower_ in RELATIVE and at.dep_ == "relcl"
            return at.head if is_relative else own
        if at.dep_ not in SHARES_SUBJECT or at.head.i == at.i:
            return None
        at = at.head
    return None


def own_subject(token: Token) -> Token | None:
    """The subject of the clause that a word stands in behind it."""
    verb = verb_of(token)
    subject = subject_of(verb) if verb is not None else None
    return subject if subject is not None and subject.i < token.i else None


def is_somebody_else(pronoun: Token) -> bool:
    """Whether "him" or "her" can't mean the subject of its own clause: "Lee told him"."""
    if pronoun.dep_ in OBJECTS:
        return True
    return pronoun.dep_ == "pobj" and pronoun.head.lower_ in TO_SOMEBODY_ELSE
