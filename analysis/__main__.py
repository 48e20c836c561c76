"""`python -m analysis`: the work that the screens do, for scripts."""

import os
import sys
from concurrent.futures.process import BrokenProcessPool

from analysis.cli.app import app
from analysis.store import StoreError
from analysis.worker import NotInstalledError


def main() -> None:
    """Runs a command; what went wrong outside the articles is a line, no traceback."""
    for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(threads, "1")  # more than one is slower: the matrices are small
    try:
        app()
    except StoreError as error:
        sys.exit(f"{error.problem.code}: {error.problem.message}")
    except NotInstalledError as error:
        sys.exit(f"E_NOT_INSTALLED: {error}")
    except BrokenProcessPool:
        sys.exit("E_WORKER_DIED: A process died, maybe for lack of memory. Try fewer --workers.")


if __name__ == "__main__":
    main()
