"""Known failures: invented texts, what the tool finds in them, and what it should have found."""

from functools import cache

from analysis.method.findings import Failure, from_json
from analysis.method.reading import FAILURES, read_measured, read_texts


@cache
def failures() -> tuple[Failure, ...]:
    """The known failures, each with what was found when the scores were measured."""
    found = read_measured(FAILURES)["found"]
    return tuple(
        Failure(
            title=row["title"],
            text=row["text"],
            found=tuple(from_json(one) for one in found[row["title"]]),
            wanted=row["wanted"],
            why=row["why"],
        )
        for row in read_texts("failures.toml")["failure"]
    )
