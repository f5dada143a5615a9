"""The page and its files."""

from pathlib import Path

from fastapi import APIRouter, Request, WebSocket
from fastapi.responses import HTMLResponse, Response

from backend.errors import RETRY_S, not_found, problem_response
from backend.headers import FRAMED
from backend.routes.static_files import CHECKED, ENCODINGS, FOR_EVER, file_response

STATIC = Path(__file__).resolve().parent.parent / "static"
NOT_BUILT = """<!doctype html><html lang="en"><title>Backlight</title><body>
<h1>The page hasn't been built</h1>
<p>The API is available under <code>/api</code>, but the page is missing. Run <code>make ui</code>.</p>
</body></html>"""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/s/{name}")
@router.get("/w/{name}")
def read_page(request: Request) -> Response:
    """The editor; it reads from the address what to show."""
    return _page(request, "index.html")


@router.get("/embed")
@router.get("/embed/{name}")
def read_embedded_page(request: Request) -> Response:
    """The page that other websites may show in a frame; it keeps nothing and holds no token of an owner."""
    page = _page(request, "embed.html")
    page.headers.update(FRAMED)
    return page


def _page(request: Request, name: str) -> Response:
    """A page as it was built, or what to do where it wasn't."""
    try:
        return file_response(request, STATIC / name, CHECKED)
    except FileNotFoundError:
        return HTMLResponse(NOT_BUILT, status_code=503, headers={"Retry-After": str(RETRY_S)})


@router.api_route("/api/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
async def refuse_address(path: str) -> Response:
    """No call of ours."""
    raise not_found("address", f"/api/{path}")


@router.websocket("/{path:path}")
async def refuse_socket(socket: WebSocket, path: str) -> None:
    """No stream of ours."""
    refused = not_found("address", path)
    await socket.send_denial_response(problem_response(refused.status, refused.problems))


@router.get("/{path:path}")
def read_file(path: str, request: Request) -> Response:
    """A file of the page."""
    try:
        wanted = (STATIC / path).resolve()
        if not _is_public(wanted):
            raise not_found("address", path)
        return file_response(request, wanted, FOR_EVER if path.startswith("assets/") else CHECKED)
    except (ValueError, OSError) as error:
        raise not_found("address", path) from error


def _is_public(path: Path) -> bool:
    """Whether a file belongs to the page; compressed siblings are sent in the place of their originals alone."""
    hidden = path.name.startswith(".") or path.suffix in ENCODINGS.values()
    return path.is_relative_to(STATIC) and path.is_file() and not hidden
