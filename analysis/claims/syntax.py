"""What a word of denial has beside it in the parse: its object, its subject, a clause in a noun."""

from spacy.tokens import Token

from analysis.attribution.phrases import LEFT_OUT
from analysis.claims.ground import span_of
from analysis.models import Span
from analysis.nlp.clauses import subject_of
from analysis.words import load

LONGEST = 120
"""Words of a clause on either side of its verb."""
CLAUSES = frozenset(("ccomp", "xcomp"))
THINGS = frozenset(("dobj", "obj"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
IN_NOUN = frozenset(("acl", "relcl", "ccomp"))
NEGATING = frozenset(("advmod", "preconj", "det"))
NOBODIES = frozenset(("nobody", "none", "neither", "nothing", "few"))
POINTERS = frozenset(("it", "that", "this", "them", "these", "those", "which", "something", "so"))
AHEAD = frozenset(
    (
        "will",
        "wo",
        "would",
        "'ll",
        "’ll",
        "'d",
        "’d",
        "should",
        "must",
        "can",
        "could",
        "ca",
        "may",
        "might",
        "to",
    )
)
"""Auxiliaries of what is not yet, or only possible."""
SOMEBODY = frozenset(("PERSON", "ORG", "GPE", "NORP"))
RELATIVE = frozenset(("which", "that", "who", "whom"))
TRIMMED = frozenset(("''", "``", '"', "“", "”", "‘", "’", ",", ".", ";", ":", "-", "--", "—", "("))


def child_of(token: Token, *deps: str) -> Token | None:
    """The first child that is one of these to the word."""
    return next((child for child in token.children if child.dep_ in deps), None)


def is_negated(verb: Token) -> bool:
    """Whether "not", "never" or a subject such as "nobody" or "no one" negates a verb."""
    negations = load("stance")["negations"]
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in negations and child.dep_ in NEGATING):
            return True
        if child.dep_ in SUBJECTS and is_nobody(child):
            return True
    return False


def is_nobody(subject: Token) -> bool:
    """Whether a subject is "nobody", "no one" or begins with "no"."""
    return subject.lower_ in NOBODIES or any(
        child.lower_ in ("no", "neither") and child.dep_ in ("det", "preconj")
        for child in subject.children
    )


def words_under(head: Token) -> list[Token]:
    """The words of a phrase or clause, without white space and marks at either end."""
    first = max(head.left_edge.i, head.i - LONGEST)
    last = min(head.right_edge.i, head.i + LONGEST)
    return _trimmed([token for token in head.doc[first : last + 1] if not token.is_space])


def phrase_of(head: Token) -> Span:
    """A noun with what stands before it and its short complements, no clauses or coordination."""
    kept = [child for child in head.children if child.dep_ not in LEFT_OUT]
    first = min((child.left_edge.i for child in kept), default=head.i)
    last = max((child.right_edge.i for child in kept), default=head.i)
    return span_of(head.doc[min(first, head.i) : max(last, head.i) + 1])


def _trimmed(words: list[Token]) -> list[Token]:
    first, last = 0, len(words)
    while last > first and words[last - 1].text in TRIMMED:
        last -= 1
    while first < last and words[first].text in TRIMMED:
        first += 1
    return words[first:last]


def clause_words(head: Token) -> Span:
    """What a clause says, without the "that" at its beginning."""
    words = words_under(head)
    if words and words[0].lower_ in ("that", "whether", "how") and len(words) > 1:
        words = _trimmed(words[1:])
    return span_of(words or [head])


def clause_in(noun: Token, steps: int = 3) -> Token | None:
    """The clause that tells what a noun says: "the claim that he knew", "the idea he knew"."""
    for child in noun.children:
        if child.dep_ in IN_NOUN and child.i > noun.i and child.pos_ in ("VERB", "AUX"):
            subject = child_of(child, *SUBJECTS)
            is_told = subject is not None and subject.lower_ not in RELATIVE
            if is_told and any(c.dep_ == "mark" for c in child.lefts):
                return child
        if child.dep_ == "prep" and (inner := child_of(child, "pcomp", "pobj")) is not None:
            found = clause_in(inner, steps - 1) if inner.dep_ == "pobj" and steps else None
            if found is not None:
                return found
    return None


def is_said(noun: Token) -> bool:
    """Whether a word means something said, such as a report, or only points at it."""
    lists = load("denials")
    noun = of_which(noun)
    lemma = noun.lemma_.lower()
    if lemma in lists["said_things"] or noun.lower_ in POINTERS:
        return True
    return lemma in lists["said_with_a_clause"] and clause_in(noun) is not None


def of_which(noun: Token) -> Token:
    """The claims, in "many of the claims"."""
    if noun.lower_ not in load("sources")["of_which"] and noun.lower_ not in ("any", "much"):
        return noun
    inner = behind(noun, "of")
    return inner if inner is not None else noun


def what_is_denied(head: Token, verb: Token | None = None) -> Span:
    """The words of what is denied: of a clause, or of a claim's own clause, what it says.

    The clause of the denying verb itself is no claim: "a charge that she denied".
    """
    if head.pos_ in ("VERB", "AUX") or head.dep_ in CLAUSES:
        return clause_words(head)
    inner = clause_in(head) if is_said(head) else None
    is_claim = inner is not None and (verb is None or inner.i != verb.i)
    return clause_words(inner) if inner is not None and is_claim else phrase_of(head)


def object_of(verb: Token) -> Token | None:
    """What a verb is done to: a clause, a thing, or the noun that the verb's clause is about."""
    after = [child for child in verb.children if child.i > verb.i]
    for deps in (CLAUSES, THINGS):
        found = next((child for child in after if child.dep_ in deps and _is_real(child)), None)
        if found is not None:
            return found
    if (passive := child_of(verb, "nsubjpass")) is not None:
        return verb.head if passive.lower_ in RELATIVE and verb.dep_ == "relcl" else passive
    return _noun_before(verb)


def _is_real(child: Token) -> bool:
    return child.tag_ != "VBG" or child.dep_ != "advcl"


def _noun_before(verb: Token) -> Token | None:
    """The charge, in "a charge that she has denied" and "a charge denied by her aides"."""
    relative = verb.head if verb.dep_ == "conj" else verb
    if relative.dep_ == "relcl":
        own = child_of(relative, "nsubj")
        is_gap = own is not None and own.lower_ not in ("who", "which", "that")
        return relative.head if is_gap else None
    return relative.head if relative.dep_ == "acl" and relative.tag_ == "VBN" else None


def behind(verb: Token, *prepositions: str) -> Token | None:
    """What stands behind one of the prepositions of a verb, or of its particle."""
    for holder in (verb, *(child for child in verb.children if child.dep_ in ("prt", "advmod"))):
        for child in holder.children:
            if child.dep_ in ("prep", "dative") and child.lower_ in prepositions:
                found = child_of(child, "pobj", "pcomp")
                if found is not None:
                    return found
    return None


def denier_of(verb: Token) -> Span | None:
    """Who does what a verb says, by its subject or by "by": nobody where it has none."""
    if (agent := child_of(verb, "agent")) is not None:
        by = child_of(agent, "pobj")
        return phrase_of(by) if by is not None else None
    passive = child_of(verb, "nsubjpass")
    if passive is not None and _has_done(verb):
        return phrase_of(passive)
    if (verb.dep_ == "acl" and verb.tag_ == "VBN") or passive is not None:
        return None
    if verb.dep_ == "pcomp" and (person := _given_for(verb)) is not None:
        return phrase_of(person)
    subject = subject_of(verb)
    if subject is None or subject.lower_ in ("which", "that", "there"):
        return _above(verb)
    return phrase_of(subject)


def _has_done(verb: Token) -> bool:
    """Whether "'s" before a verb is "has": "he's always denied it", which has an object."""
    helper = child_of(verb, "auxpass")
    is_short = helper is not None and helper.lower_ in ("'s", "’s", "'ve", "’ve")
    return is_short and child_of(verb, *THINGS) is not None


def _given_for(verb: Token) -> Token | None:
    """Whom something is done to for what a verb says: "fined Lee for denying it"."""
    above = verb.head.head if verb.head.lower_ == "for" else None
    return child_of(above, "dative", "dobj") if above is not None else None


def _above(verb: Token) -> Span | None:
    """Whom a participle or "to" goes with, "the aides denying it"; of a thing, whose it is."""
    if verb.dep_ not in ("acl", "relcl", "advcl", "xcomp") or verb.head.i == verb.i:
        return None
    noun = verb.head
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    if (
        noun.dep_ not in SUBJECTS
        and noun.ent_type_ not in SOMEBODY
        and (above := _governor(noun)) is not None
    ):
        owner = child_of(noun, "poss") or subject_of(above)
        return phrase_of(owner) if owner is not None else None
    return phrase_of(noun)


def _governor(noun: Token) -> Token | None:
    """The verb that a noun is the object of, directly or behind prepositions."""
    at = noun
    for _ in range(4):
        if at.dep_ not in ("dobj", "pobj", "prep", "attr"):
            return None
        at = at.head
        if at.pos_ in ("VERB", "AUX"):
            return at
    return None
