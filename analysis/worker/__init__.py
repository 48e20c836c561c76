"""Draining both queues: deliveries are opened, articles are read, analysed and saved.

Any number of workers may do it at once.
"""

from analysis.worker.articles import process
from analysis.worker.draining import PAUSE, load_sample, work
from analysis.worker.tools import (
    Analyse,
    NotInstalledError,
    Tools,
    load_pipeline,
    log_problem,
)

__all__ = [
    "PAUSE",
    "Analyse",
    "NotInstalledError",
    "Tools",
    "load_pipeline",
    "load_sample",
    "log_problem",
    "process",
    "work",
]
