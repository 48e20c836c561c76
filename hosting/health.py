"""Whether the database answers: for Docker, for a proxy, for whoever watches over a server."""

from functools import cache

import anyio
from sqlalchemy import Engine, text
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from analysis.settings import settings
from analysis.store.engine import connect, reading

SECONDS = 5
"""A database that takes longer has not answered."""


def health_routes(base: str) -> list[Route]:
    """`/healthz`, also under the folder that the dashboard is served under."""
    places = dict.fromkeys(("", f"/{base.strip('/')}".rstrip("/")))
    return [Route(f"{place}/healthz", _healthz) for place in places]


async def _healthz(request: Request) -> JSONResponse:
    is_well = False
    with anyio.move_on_after(SECONDS):
        is_well = await anyio.to_thread.run_sync(
            _database_answers, abandon_on_cancel=True, limiter=_one_at_a_time()
        )
    return JSONResponse({"database": "ok" if is_well else "no answer"}, 200 if is_well else 503)


def _database_answers() -> bool:
    try:
        with reading(_engine(settings().database_url)) as connection:
            return connection.execute(text("SELECT 1")).scalar_one() == 1
    except Exception:  # whatever it is: the answer is no, and the dashboard's own log says why
        return False


@cache
def _engine(url: str) -> Engine:
    return connect(url)


@cache
def _one_at_a_time() -> anyio.CapacityLimiter:
    """While one question waits for the database, the next ones wait for it, not beside it."""
    return anyio.CapacityLimiter(1)
