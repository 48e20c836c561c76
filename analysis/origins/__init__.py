"""What several articles claim alike, who denies it, and on how many origins it rests. Pure.

`Report`s of articles go into a `Collection`; it tells which `Claim`s and copies each one changes.
"""

from analysis.origins.collection import Collection
from analysis.origins.findings import Changes, Claim, Origin, Origins, Settled
from analysis.origins.reading import make_report
from analysis.origins.reports import Denied, Named, Report, ReportId, Statement, Teller
from analysis.origins.sketch import make_sketch

__all__ = [
    "Changes",
    "Claim",
    "Collection",
    "Denied",
    "Named",
    "Origin",
    "Origins",
    "Report",
    "ReportId",
    "Settled",
    "Statement",
    "Teller",
    "make_report",
    "make_sketch",
]
