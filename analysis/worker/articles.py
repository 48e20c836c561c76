"""One article: read, analysed, saved; or the problem that it had."""

import logging
from dataclasses import replace

from analysis.ingest import IngestError
from analysis.store import Queued, Store, StoreError
from analysis.worker.tools import NotInstalledError, Tools, log_problem

log = logging.getLogger("analysis.worker")


def process(store: Store, queued: Queued, tools: Tools) -> None:
    """Nothing; the article's findings are stored, or else the problem that it had.

    Neither, once the article is in other hands.
    """
    if not _process(store, queued, tools):
        log.warning("article %s is in other hands; nothing was stored of it", queued.article)


def _process(store: Store, queued: Queued, tools: Tools) -> bool:
    one, turn = queued.article, queued.turn
    try:
        read = tools.reader.read_article(queued.data, queued.name, queued.given)
        article = replace(read, remarks=(*read.remarks, *queued.remarks))
        is_ours = store.save_read(one, article, turn)
        return is_ours and store.save_analysis(one, tools.analyse(article), turn)
    except IngestError as error:
        return store.save_problem(one, error.problem, turn)
    except (StoreError, NotInstalledError):
        raise
    except Exception:
        return store.save_problem(one, log_problem(queued.name), turn)
