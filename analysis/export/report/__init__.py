"""A collection, or a part of it, as one HTML file that works anywhere, without a network.

Every number leads to its rows, every row to its passage, in the same file.
"""

from analysis.export.report.writing import write_report

__all__ = ["write_report"]
