"""Which characters stand inside quotation marks, safe against marks that are never closed."""

OPENING, CLOSING, TOGGLING = frozenset("“„«"), frozenset("”»"), frozenset('"')


def inside_quotation(text: str) -> bytearray:
    """For every character 1 inside double quotation marks, 0 outside; a line's end closes them.

    >>> list(inside_quotation("a “b” c"))
    [0, 0, 1, 1, 0, 0, 0]
    >>> list(inside_quotation("''b'' c"))
    [1, 1, 1, 0, 0, 0, 0]
    """
    inside, is_open = bytearray(len(text)), False
    for at, character in enumerate(text.replace("''", '"\0').replace("``", "“\0")):
        if character == "\n" or character in CLOSING:
            is_open = False
        elif character in OPENING:
            is_open = True
        elif character in TOGGLING:
            is_open = not is_open
        inside[at] = is_open
    return inside
