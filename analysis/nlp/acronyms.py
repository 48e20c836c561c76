"""What a long name may be shortened to."""

from analysis.nlp.lexicon import split_text


def acronym_forms(name: str) -> frozenset[str]:
    """The acronyms a name of several words may be shortened to.

    >>> sorted(acronym_forms("Institute for Policy Integrity"))
    ['IFPI', 'IPI']
    >>> "HS" in acronym_forms("Department of Harbour Safety")
    True
    """
    words_in = [word.text for word in split_text(name) if word.text[0].isalpha()]
    capitals = "".join(word[0] for word in words_in if word[0].isupper())
    forms = {capitals, "".join(word[0] for word in words_in).upper()}
    if words_in and words_in[0] in {"Department", "Ministry", "Office", "Bureau"}:
        forms.add(capitals[1:])
    return frozenset(form for form in forms if len(form) > 1)
