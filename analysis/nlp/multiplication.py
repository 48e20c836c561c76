"""Which of two libraries multiplies the model's matrices: the faster one, if it changes nothing."""

from time import perf_counter

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps

# A third of the time is saved with OpenBLAS on the machines measured, but some builds are wrong on
# some processors: so each start compares both on these sentences.
PROBE = (
    "Harbour Minister Ann Lee told the Port Gazette on Monday that talks with Norway had failed.\n"
    "“We never agreed to pay,” said Lee, who denied a report by two Danish newspapers. Earlier, "
    "officials in Oslo said the U.S. company could still buy 40% of the yard for $12 million."
)
ROWS, WIDTH, OUTPUTS = 128, 288, 288
"""About the size of the model's largest multiplication for a paragraph."""


def use_faster_multiplication(nlp: Language) -> bool:
    """Whether the pipeline now multiplies by OpenBLAS: where that is faster and reads the same."""
    usual, other = NumpyOps(), NumpyOps(use_blis=False)
    if _seconds(other) > _seconds(usual):
        return False
    before = _reading(nlp)
    _set_multiplication(nlp, other)
    if _reading(nlp) == before:
        return True
    _set_multiplication(nlp, usual)
    return False


def _seconds(ops: NumpyOps) -> float:
    """The shortest of a few runs, so that a busy moment does not decide."""
    left = np.ones((ROWS, WIDTH), dtype="float32")
    right = np.ones((OUTPUTS, WIDTH), dtype="float32")
    times = []
    for _ in range(5):
        start = perf_counter()
        ops.gemm(left, right, trans2=True)
        times.append(perf_counter() - start)
    return min(times)


def _reading(nlp: Language) -> list[tuple[str, int, str, str]]:
    return [(token.tag_, token.head.i, token.dep_, token.ent_type_) for token in nlp(PROBE)]


def _set_multiplication(nlp: Language, ops: NumpyOps) -> None:
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops
