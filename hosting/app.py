"""The dashboard for others: `streamlit run hosting/app.py`, in the folder that holds this one."""

import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

ROOT = Path(__file__).resolve().parents[1]
# Streamlit puts only the folder of this file on the path.
sys.path.insert(0, str(ROOT))

from analysis.settings import settings  # noqa: E402
from hosting.guard import Guard  # noqa: E402
from hosting.health import health_routes  # noqa: E402
from hosting.starting import check, keep_queries_out_of_the_log  # noqa: E402
from pages.shared.provider import read_secrets  # noqa: E402

BASE = st.get_option("server.baseUrlPath")

# Streamlit makes variables of those outside of sections: settings that are read later see them.
secrets = read_secrets()
check(settings(), secrets)
keep_queries_out_of_the_log()
app = st.App(
    ROOT / "dashboard.py",
    middleware=[Middleware(Guard, settings=settings(), base=BASE)],
    routes=health_routes(BASE),
)
