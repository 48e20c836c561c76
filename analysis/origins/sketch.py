"""A small sketch of a text, by which copies are known.

Bottom-k sketches: A. Broder, "On the resemblance and containment of documents", 1997. The smallest
hashes of a text's shingles are a fair sample of it, and the samples of two texts can be compared.
"""

from hashlib import blake2b
from itertools import islice

from analysis.resolution.folding import words_of

SHINGLE = 5
"""Words. Two accounts of one event share names and figures, rarely five words in a row."""
SIZE = 128
"""Hashes kept. Longer texts are estimated, with a standard error of at most 0.05."""
Sketch = tuple[int, ...]


def make_sketch(text: str) -> Sketch:
    """The number of a text's shingles, then its smallest hashes in rising order.

    Empty for a text of fewer than five words.
    """
    words = words_of(text)
    starts = range(len(words) - SHINGLE + 1)
    hashes = sorted({_hash(" ".join(words[start : start + SHINGLE])) for start in starts})
    return (len(hashes), *hashes[:SIZE]) if hashes else ()


def _hash(shingle: str) -> int:
    # 63 bits fit a database's integer.
    return int.from_bytes(blake2b(shingle.encode(), digest_size=8).digest()) >> 1


def count_shared(one: Sketch, other: Sketch) -> float:
    """How many shingles two texts have in common: exact for short texts, else an estimate."""
    if not one or not other:
        return 0.0
    first, second = set(one[1:]), set(other[1:])
    if max(one[0], other[0]) <= SIZE:
        return len(first & second)
    smallest = set(islice(sorted(first | second), SIZE))
    likeness = len(smallest & first & second) / len(smallest)
    return likeness * (one[0] + other[0]) / (1 + likeness)
