"""What routes are given."""

import asyncio
import math
import time
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Request
from starlette.requests import HTTPConnection

from backend.errors import Refused, not_found, not_owner
from backend.hub.rate import TokenBucket
from backend.link.refusals import moment_superseded
from backend.sessions.evidence import EvidenceReader
from backend.sessions.live import LiveSession
from backend.sessions.manager import SessionManager
from backend.sessions.run_edits import RunEdits
from backend.sessions.weights import WeightsLibrary
from backend.settings import Network, Settings
from backend.store.store import Store
from backend.studies.service import Studies
from backend.tables.access import TableAccess
from backend.tables.library import TableLibrary
from engine.errors import EngineError, Problem

T = TypeVar("T")


def get_manager(connection: HTTPConnection) -> SessionManager:
    """All sessions of this server."""
    return connection.app.state.manager


def get_store(connection: HTTPConnection) -> Store:
    """Where everything is kept."""
    return connection.app.state.store


def get_settings(connection: HTTPConnection) -> Settings:
    """What the operator chose."""
    return connection.app.state.settings


def get_evidence(connection: HTTPConnection) -> EvidenceReader:
    """What runs are judged by."""
    return connection.app.state.evidence


def get_library(connection: HTTPConnection) -> WeightsLibrary:
    """Saved weights."""
    manager = get_manager(connection)
    return WeightsLibrary(manager, manager.saved)


def get_tables(connection: HTTPConnection) -> TableLibrary:
    """Uploaded tables."""
    return connection.app.state.tables


def get_access(connection: HTTPConnection) -> TableAccess:
    """Who may train on which table."""
    return TableAccess(get_store(connection))


def get_studies(connection: HTTPConnection) -> Studies:
    """All studies of this server."""
    return connection.app.state.studies


def get_run_edits(connection: HTTPConnection) -> RunEdits:
    """What owners do with runs afterwards."""
    return RunEdits(get_manager(connection))


EvidenceDep = Annotated[EvidenceReader, Depends(get_evidence)]
ManagerDep = Annotated[SessionManager, Depends(get_manager)]
StoreDep = Annotated[Store, Depends(get_store)]
LibraryDep = Annotated[WeightsLibrary, Depends(get_library)]
RunEditsDep = Annotated[RunEdits, Depends(get_run_edits)]
TablesDep = Annotated[TableLibrary, Depends(get_tables)]
AccessDep = Annotated[TableAccess, Depends(get_access)]
SettingsDep = Annotated[Settings, Depends(get_settings)]
Authorization = Annotated[str | None, Header()]
Library = Annotated[str | None, Header(alias="Backlight-Library")]
"""The token with which somebody has uploaded tables, beside that of a session."""


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
        raise not_owner("Only the owner can do this.")
    return session


async def require_owner_of_run(run_id: str, manager: ManagerDep, authorization: Authorization = None) -> None:
    """Lets only the owner of a run's session pass.

    Raises:
        Refused: 404, or 401 without the right token.
    """
    row = await manager.store.run(run_id)
    if row is None:
        raise not_found("run", run_id)
    await get_owned_session(row["session_id"], manager, authorization)


async def is_owner_of_run(run_id: str, manager: SessionManager, authorization: str | None) -> bool:
    """Whether a request comes from the owner of a run's session; not where that session has been deleted."""
    try:
        await require_owner_of_run(run_id, manager, authorization)
    except Refused:
        return False
    return True


OwnedSession = Annotated[LiveSession, Depends(get_owned_session)]
OwnerOfRun = Depends(require_owner_of_run)


async def while_connected(request: Request, work: Coroutine[Any, Any, T]) -> T:
    """Does work for as long as whoever asked waits for it; then it is cancelled.

    Args:
        request: whose body has been read.

    Raises:
        EngineError: `superseded`, which nobody receives; or what the work raises.
    """
    doing, leaving = asyncio.ensure_future(work), asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait((doing, leaving), return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            return doing.result()
        raise EngineError(moment_superseded())
    finally:
        for task in (doing, leaving):
            task.cancel()
        await asyncio.gather(doing, leaving, return_exceptions=True)


async def _left(request: Request) -> None:
    """Returns when whoever asked has left."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def visitor_of(connection: HTTPConnection, proxies: Sequence[Network]) -> str:
    """Whose bucket a request is counted in: an IPv4 address, or the /64 that a household or a machine has of IPv6.

    Behind a proxy it is the last entry of `X-Forwarded-For`, which the proxy itself has written; what a visitor wrote
    before it is not believed, nor anything that comes from elsewhere than the proxy.

    Args:
        proxies: networks of the proxies in front of this server.
    """
    peer = connection.client.host if connection.client else ""
    address = _address(peer)
    if address is None:
        return peer
    if any(address in network for network in proxies):
        written = ",".join(connection.headers.getlist("x-forwarded-for"))
        address = _address(written.rpartition(",")[2].strip()) or address
    return str(address) if address.version == 4 else str(ip_network((address, 64), strict=False))


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """An address, perhaps with a port behind it; an IPv4 address that is written as IPv6 is IPv4."""
    bare = text.partition("]")[0].removeprefix("[") if text.startswith("[") else text
    bare = bare.partition(":")[0] if bare.count(":") == 1 else bare
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


class Limit:
    """So many calls of one kind from one address; 429 with Retry-After beyond that."""

    def __init__(self, per_second: float, burst: float) -> None:
        self.per_second = per_second
        self.burst = burst

    def __call__(self, request: Request) -> None:
        """Counts a call.

        Raises:
            Refused: 429.
        """
        buckets: OrderedDict[tuple[int, str], TokenBucket] = request.app.state.buckets
        key = (id(self), visitor_of(request, get_settings(request).proxy_networks))
        bucket = buckets.setdefault(key, TokenBucket(self.per_second, self.burst))
        buckets.move_to_end(key)
        if len(buckets) > MOST_ADDRESSES:
            buckets.popitem(last=False)
        if not bucket.take(time.monotonic()):
            retry_s = max(1, math.ceil(1 / self.per_second))
            problem = Problem(
                code="too_many_requests",
                message="Too many requests at once.",
                expected=f"at most {self.per_second:g} per second",
                hint="Wait a moment and try again.",
            )
            raise Refused(429, problem, headers={"Retry-After": str(retry_s)})


MOST_ADDRESSES = 4096
LimitCreations = Depends(Limit(per_second=10, burst=600))
LimitCommands = Depends(Limit(per_second=30, burst=60))
LimitMoments = Depends(Limit(per_second=10, burst=30))
LimitLooks = Depends(Limit(per_second=100, burst=1000))
LimitComparisons = Depends(Limit(per_second=5, burst=20))
