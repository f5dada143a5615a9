# Stages: `ui` builds the page, `cpu` (default) and `cuda` serve.
FROM node:24-slim AS ui
WORKDIR /source/frontend
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend/ ./
RUN npm run build

FROM python:3.13-slim AS base
ENV PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
    BACKLIGHT_HOME=/data BACKLIGHT_HOST=0.0.0.0 BACKLIGHT_PORT=8000
RUN useradd --create-home --uid 10001 backlight && mkdir /data && chown backlight /data
WORKDIR /opt/backlight
COPY requirements/run.lock requirements/run.lock
RUN pip install --require-hashes -r requirements/run.lock
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY tools/ tools/
COPY engine/ engine/
COPY backend/ backend/
COPY --from=ui /source/backend/static backend/static
RUN BACKLIGHT_SKIP_UI=1 pip install --no-deps --no-build-isolation .
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGINT
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["backlight", "serve"]

FROM base AS cuda
# The CUDA plugins are several gigabytes for two platforms: pinned by version, not by hash.
RUN pip install "jax[cuda13]==0.10.2"
USER backlight

FROM base AS cpu
USER backlight
