"""Sessions: what people watch."""

import asyncio

from fastapi import APIRouter, Response, WebSocket

from backend.deps import (
    AccessDep,
    Authorization,
    LimitCommands,
    LimitCreations,
    ManagerDep,
    OwnedSession,
    StoreDep,
    bearer,
)
from backend.errors import one_of_two, refusal_of
from backend.hub.viewer import Viewer
from backend.protocol.http import SessionCreate, SessionCreated, SessionInfo
from backend.protocol.messages import OwnerCommand, Reply
from backend.routes.experiments import require_experiment
from backend.ws.commands import carry_out
from backend.ws.connection import Connection
from engine.spec import ExperimentSpec

router = APIRouter(prefix="/api/sessions", tags=["sessions"])


@router.post("", status_code=201, dependencies=[LimitCreations])
async def create_session(
    body: SessionCreate,
    manager: ManagerDep,
    store: StoreDep,
    access: AccessDep,
    authorization: Authorization = None,
) -> SessionCreated:
    """Creates a session; nothing runs before the first Play or Step. The owner token is returned only once.

    The token of the call, which may be left out, opens the tables that were uploaded with it.
    """
    if (body.spec is None) == (body.experiment_id is None):
        raise one_of_two("A session needs either a spec or the id of an experiment.", "spec, experiment_id")
    if body.spec is not None:
        await access.require(body.spec.data, bearer(authorization))
        created = await manager.create(body.spec, body.layout.model_dump(mode="json"), body.title)
    else:
        row = await require_experiment(store, str(body.experiment_id))
        spec = ExperimentSpec.model_validate(row["document"])
        await access.require(spec.data, bearer(authorization))
        created = await manager.create_of(row["id"], spec)
    return SessionCreated(session_id=created[0], owner_token=created[1])


@router.get("/{session_id}")
async def read_session(session_id: str, manager: ManagerDep) -> SessionInfo:
    """The state of a session and its runs."""
    session = await manager.session(session_id)
    state = None if session.run is None else session.run.state
    return SessionInfo(session_id=session_id, state=state, runs=session.runs)


@router.delete("/{session_id}", status_code=204)
async def delete_session(session: OwnedSession, manager: ManagerDep) -> Response:
    """Ends and deletes a session; runs used by a share are kept."""
    await manager.delete(session)
    return Response(status_code=204)


@router.post("/{session_id}/commands", dependencies=[LimitCommands])
async def command_session(session: OwnedSession, command: OwnerCommand, manager: ManagerDep) -> Reply:
    """One of the owner's commands, for programs without a websocket.

    A session without viewers is paused one minute after its last command, unless `keep_running` was sent.
    """
    visitor = Viewer(owner=True, max_rate=1.0)
    manager.enter(session, visitor)
    try:
        reply = await asyncio.shield(await asyncio.shield(manager.spawn(carry_out(manager, session, command))))
    finally:
        manager.leave(session, visitor)
    if reply.problems:
        raise refusal_of(reply.problems)
    return reply


@router.websocket("/{session_id}/stream")
async def stream(socket: WebSocket, session_id: str) -> None:
    """Frames, events and state; the owner's commands."""
    connections: set[Connection] = socket.app.state.connections
    connection = Connection(socket, socket.app.state.manager)
    connections.add(connection)
    try:
        await connection.serve(session_id)
    finally:
        connections.discard(connection)
