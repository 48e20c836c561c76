"""One article: read, analysed, saved; or the problem that it had."""

from dataclasses import replace

from analysis.ingest import IngestError
from analysis.store import Queued, Store, StoreError
from analysis.worker.tools import NotInstalledError, Tools, log_problem


def process(store: Store, queued: Queued, tools: Tools) -> None:
    """Nothing; the article's findings are stored, or else the problem that it had."""
    try:
        read = tools.reader.read_article(queued.data, queued.name, queued.given)
        article = replace(read, remarks=(*read.remarks, *queued.remarks))
        store.save_read(queued.article, article)
        store.save_analysis(queued.article, tools.analyse(article))
    except IngestError as error:
        store.save_problem(queued.article, error.problem)
    except (StoreError, NotInstalledError):
        raise
    except Exception:
        store.save_problem(queued.article, log_problem(queued.name))
