"""A small application in Streamlit's place, behind the guard, and what browsers ask of it."""

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from analysis.settings import Settings
from hosting.guard import Guard

PLACE = "/_stcore/upload_file"
HERE = {"Host": "localhost"}
"""For web sockets, which the test client opens under a name of its own."""


def behind(routes: Sequence[BaseRoute], base: str = "", **chosen: object) -> TestClient:
    """Somebody at the door of these routes."""
    guarded = Guard(Starlette(routes=list(routes)), Settings(**chosen), base)
    return TestClient(guarded, base_url="http://localhost")


def taking(base: str = "", **chosen: object) -> TestClient:
    """Somebody at the door of an application that takes whatever it is sent."""

    async def take(request: Request) -> Response:
        await request.body()
        return Response(status_code=204)

    methods = ["PUT", "POST", "DELETE", "OPTIONS"]
    place = f"{base}{PLACE}/{{session}}/{{file}}"
    return behind([Route(place, take, methods=methods)], base, **chosen)
