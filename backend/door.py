"""The door: who may ask (Host, Origin), what may come in (JSON, size, depth), what every answer carries."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backend.errors import problem_response
from backend.headers import add_headers
from backend.settings import Settings
from backend.strict_json import find_fault, unreadable
from engine.errors import Problem

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FILES = "application/octet-stream"
UPLOADS = frozenset({("POST", "/api/data")})
"""Calls whose body is a file: the route itself reads it piece by piece, and stops where it is too large."""


class Door:
    """ASGI middleware in front of everything, websockets included."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._hosts = settings.allowed_hosts
        self._origins = settings.allowed_origins
        self._largest = settings.max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        problem = self._stranger(scope)
        if problem is not None:
            await _refuse(scope, receive, send, 403, problem)
            return
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        if (scope["method"], scope["path"]) in UPLOADS:
            refusal = _not_of_type(Headers(scope=scope), FILES)
            if refusal is not None:
                await _refuse(scope, receive, send, *refusal)
                return
        elif scope["method"] not in SAFE_METHODS:
            body, refusal = await self._read(scope, receive)
            if refusal is not None:
                await _refuse(scope, receive, send, *refusal)
                return
            receive = _replayed(body, receive)
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        await self._app(scope, receive, _with_headers(send))

    def _stranger(self, scope: Scope) -> Problem | None:
        """Why this asker is turned away, or None."""
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return Problem(
                code="host_not_allowed",
                message="This server isn't reachable under that host name.",
                got=host[:100],
                expected=", ".join(sorted(self._hosts)),
                hint="Open it at its own address, or start it with --public-url.",
            )
        unsafe = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        if self._is_ours(headers, unsafe):
            return None
        origin = headers.get("origin")
        return Problem(
            code="origin_not_allowed",
            message="Requests from other websites aren't allowed, only those of Backlight's own page and of programs.",
            got=None if origin is None else origin[:100],
            expected=", ".join(sorted(self._origins)),
            hint="Open the page at the server's own address; from a script, send no Origin header.",
        )

    def _is_ours(self, headers: Headers, unsafe: bool) -> bool:
        """Whether a request comes from our own page, from a program that is no browser, or only opens an address.

        Browsers send `Origin` with every websocket and with whatever may change something, and `Sec-Fetch-Site` with
        everything; pages cannot leave them out. A request with neither comes from no browser.
        """
        origins = headers.getlist("origin")
        if any(origin.lower() not in self._origins for origin in origins):
            return False
        return not unsafe or all(site == "same-origin" for site in headers.getlist("sec-fetch-site"))

    async def _read(self, scope: Scope, receive: Receive) -> tuple[bytes, tuple[int, Problem] | None]:
        """The whole body, or why it is refused."""
        headers = Headers(scope=scope)
        too_large = Problem(
            code="too_large",
            message="The request is too large.",
            expected=f"at most {self._largest} bytes",
            hint="Send a smaller experiment.",
        )
        body = bytearray()
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > self._largest:
                return b"", (413, too_large)
        if not body:
            return b"", None
        wrong = _not_of_type(headers, "application/json")
        if wrong is not None:
            return b"", wrong
        reason = find_fault(bytes(body))
        return bytes(body), None if reason is None else (422, unreadable(reason))


def _not_of_type(headers: Headers, wanted: str) -> tuple[int, Problem] | None:
    """Why a body is refused that is not said to be of a type; None where it is."""
    given = headers.get("content-type", "")
    if given.split(";")[0].strip().lower() == wanted:
        return None
    is_file = wanted == FILES
    wrong = Problem(
        code="not_a_file" if is_file else "not_json",
        message="The body must be a file." if is_file else "The body must be JSON.",
        got=given[:100],
        expected=wanted,
        hint=f"Set the header Content-Type: {wanted}.",
    )
    return 415, wrong


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A receive that gives the body once, then what comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _with_headers(send: Send) -> Send:
    """A send that adds our headers to every answer that does not set them itself."""

    async def send_with_headers(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            add_headers(MutableHeaders(scope=message))
        await send(message)

    return send_with_headers


def _without_body(send: Send) -> Send:
    """A send for HEAD: the headers of the answer to GET, and nothing behind them."""

    async def send_headers(message: Message) -> None:
        if message["type"] == "http.response.body":
            if message.get("more_body", False):
                return
            message = {**message, "body": b""}
        await send(message)

    return send_headers


async def _refuse(scope: Scope, receive: Receive, send: Send, status: int, problem: Problem) -> None:
    """The one error body; for a websocket as the answer to its handshake."""
    response = problem_response(status, [problem])
    if scope["type"] == "http" and scope["method"] == "HEAD":
        send = _without_body(send)
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008, "reason": problem.code})
        return
    await response(scope, receive, _with_headers(send))
