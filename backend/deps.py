"""What routes are given."""

from typing import Annotated

from fastapi import Depends, Header
from starlette.requests import HTTPConnection

from backend.errors import Refused
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from backend.settings import Settings
from backend.store.queries import Store
from engine.errors import Problem


def get_manager(connection: HTTPConnection) -> SessionManager:
    """All sessions of this server."""
    return connection.app.state.manager


def get_store(connection: HTTPConnection) -> Store:
    """Where everything is kept."""
    return connection.app.state.store


def get_settings(connection: HTTPConnection) -> Settings:
    """What the operator chose."""
    return connection.app.state.settings


ManagerDep = Annotated[SessionManager, Depends(get_manager)]
StoreDep = Annotated[Store, Depends(get_store)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
Authorization = Annotated[str | None, Header()]


def bearer(authorization: str | None) -> str | None:
    """The token of an `Authorization: Bearer` header."""
    scheme, _, token = (authorization or "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token.strip() else None


async def get_owned_session(session_id: str, manager: ManagerDep, authorization: Authorization = None) -> LiveSession:
    """A session, for its owner alone.

    Raises:
        Refused: 404, or 401 without the right token.
    """
    session = await manager.session(session_id)
    if not manager.owns(session, bearer(authorization)):
        raise Refused(
            401,
            Problem(
                code="not_owner",
                message="Only its owner may do this.",
                expected="Authorization: Bearer <owner token>",
                hint="Use the browser in which it was started.",
            ),
            {"WWW-Authenticate": "Bearer"},
        )
    return session


OwnedSession = Annotated[LiveSession, Depends(get_owned_session)]
