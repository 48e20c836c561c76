# The dashboard for others, and its worker: one image, two commands. docs/deploying.md tells how.
#
# The tag names Python and Debian. To pin the very bytes, give a digest:
#   docker build --build-arg BASE=docker.io/library/python:3.11-slim-bookworm@sha256:... .
ARG BASE=docker.io/library/python:3.11-slim-bookworm

FROM ${BASE} AS packages
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check \
        --require-hashes --requirement /tmp/requirements.txt

FROM ${BASE}
RUN groupadd --gid 10001 onrecord \
    && useradd --uid 10001 --gid onrecord --no-create-home --home-dir /tmp \
        --shell /usr/sbin/nologin onrecord \
    && install --directory --owner=onrecord --group=onrecord --mode=0700 /app/data
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY . .
# Owned by root and compiled here: whoever breaks into the program can't change it.
RUN /opt/venv/bin/python -m compileall -q analysis hosting pages dashboard.py

# With no address to show, Streamlit would ask a server on the internet for its own.
ENV PATH=/opt/venv/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    OMP_NUM_THREADS=1 \
    OPENBLAS_NUM_THREADS=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    STREAMLIT_BROWSER_SERVER_ADDRESS=localhost \
    STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none

USER 10001:10001
# Written to: /app/data by SQLite, /tmp by everything else. The rest may be read-only.
VOLUME /app/data
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=8)"]
CMD ["streamlit", "run", "hosting/app.py"]
