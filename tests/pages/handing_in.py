"""Archives and tables for the screens, and a worker that opens them, without the worker."""

import io
import zipfile

from analysis.ingest.containers import unpack
from analysis.store import DeliveryKind, Store

STORY = (
    "Mayor Denies It\n"
    "The mayor denied that the old pier had been sold to anybody, and said that she was angry.\n"
)
ROWS = (
    "headline,body,paper\n"
    '"The <b>pier</b>","The mayor denied that the pier had been sold.",Harbour Courier\n'
    '"Ferry late","The ferry was late again, the harbour master said.",Eastmere Gazette\n'
)


def archive(**members: str | bytes) -> bytes:
    """A ZIP archive; a name's double underscore stands for the dot before its ending."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in members.items():
            packed.writestr(name.replace("__", "."), data)
    return out.getvalue()


def open_deliveries(store: Store) -> None:
    """Takes in what waits; tables whose columns nobody chose are asked about."""
    while (queued := store.claim_delivery()) is not None:
        columns = queued.columns
        if queued.kind is DeliveryKind.TABLE and (columns is None or columns.text is None):
            store.ask_columns(queued.delivery)
            continue
        assert queued.data is not None
        items = enumerate(unpack(queued.data, queued.name, columns))
        store.take_in(queued.delivery, [one for one in items if one[0] not in queued.taken])
        store.finish_delivery(queued.delivery)
