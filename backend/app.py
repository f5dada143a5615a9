"""The web process: FastAPI in front of the session hosts. It never trains."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from fastapi import FastAPI
from starlette.types import Lifespan

from backend.door import Door
from backend.errors import add_error_handlers
from backend.link.checkpoints import LocalCheckpoints
from backend.pool.host_pool import HostPool
from backend.protocol.openapi import build_openapi
from backend.routes import (
    baselines,
    catalog,
    check,
    claims,
    comparison,
    diagnosis,
    experiments,
    exports,
    health,
    labs,
    pages,
    pretrained,
    preview,
    replays,
    run_start,
    runs,
    sessions,
    shares,
    storage,
    studies,
    tables,
    weights,
    zoo,
)
from backend.sessions.evidence import EvidenceReader
from backend.sessions.exports import Exports
from backend.sessions.in_turn import InTurn
from backend.sessions.manager import SessionManager
from backend.settings import Settings
from backend.status import status_file
from backend.store.backups import back_up_daily
from backend.store.database import Database
from backend.store.home import DATABASE
from backend.store.sql_store import SqlStore
from backend.store.store import Store
from backend.studies.service import Studies
from backend.tables.files import TableFiles
from backend.tables.library import TableLibrary
from backend.tables.uploads import Uploads
from backend.ws.connection import Connection
from engine.datasets.places import add_data_place

RETRY_MS = 1000

MOST_REPLAYS_WAITING = 8
ROUTERS = (
    catalog.router,
    check.router,
    preview.router,
    baselines.router,
    experiments.router,
    sessions.router,
    runs.router,
    exports.router,
    replays.router,
    run_start.router,
    comparison.router,
    claims.router,
    diagnosis.router,
    shares.router,
    storage.router,
    studies.router,
    tables.router,
    weights.router,
    labs.router,
    zoo.router,
    pretrained.router,
    health.router,
    pages.router,
)
"""In the order in which an address is looked for: pages come last."""


def create_app(settings: Settings, pool: HostPool) -> FastAPI:
    """The app, with everything it needs; nothing starts before its lifespan does."""
    store = SqlStore(Database(settings.home / DATABASE))
    add_data_place(settings.brought)

    lifespan = _make_lifespan(settings, pool, store)
    app = FastAPI(title="Backlight", version="1", lifespan=lifespan, docs_url=None, redoc_url=None)
    app.state.settings = settings
    app.state.store = store
    app.state.tables = TableLibrary(store, TableFiles(settings.brought))
    app.state.uploads = Uploads()
    app.state.replays = InTurn("Other replays are being written.", MOST_REPLAYS_WAITING, retry_s=5)
    app.state.buckets = OrderedDict()
    app.state.evidence = EvidenceReader()
    app.state.connections = set[Connection]()
    app.add_middleware(Door, settings=settings)
    add_error_handlers(app)
    for router in ROUTERS:
        app.include_router(router)

    app.openapi = partial(_describe, app)
    return app


def _make_lifespan(settings: Settings, pool: HostPool, store: Store) -> Lifespan[FastAPI]:
    """What begins before the first request and ends behind the last."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        await store.open()
        try:
            manager = SessionManager(store, pool, LocalCheckpoints(settings.home / "checkpoints"), settings)
            app.state.manager = manager
            await manager.start()
            app.state.studies = Studies(manager, settings.downloads)
            app.state.exports = Exports(settings.downloads)
            await app.state.studies.start()
            loop = asyncio.get_running_loop()
            upkeep = [loop.create_task(work) for work in (back_up_daily(settings.home), app.state.tables.repeat())]
            try:
                async with status_file(settings, manager.counts, pool.status, lambda: manager.storage.figures):
                    yield
            finally:
                for task in upkeep:
                    task.cancel()
                await asyncio.gather(*upkeep, return_exceptions=True)
                await begin_shutdown(app)
                await manager.begin_stop()
        finally:
            await store.close()

    return lifespan


def _describe(app: FastAPI) -> dict[str, Any]:
    """The app's description, made when it is first asked for."""
    if app.openapi_schema is None:
        app.openapi_schema = build_openapi(app)
    return app.openapi_schema


async def begin_shutdown(app: FastAPI) -> None:
    """Asks every viewer to reconnect, and starts to stop the hosts; the server is no longer ready."""
    manager: SessionManager = app.state.manager
    manager.draining = True
    studies: Studies = app.state.studies
    await studies.stop()
    connections: set[Connection] = app.state.connections
    await asyncio.gather(*(connection.go_away(RETRY_MS) for connection in list(connections)))
    manager.begin_stop()
