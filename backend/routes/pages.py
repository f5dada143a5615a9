"""The page and its files."""

from pathlib import Path

from fastapi import APIRouter, WebSocket
from fastapi.responses import FileResponse, HTMLResponse, Response

from backend.errors import not_found, problem_response

STATIC = Path(__file__).resolve().parent.parent / "static"
NOT_BUILT = """<!doctype html><html lang="en"><title>Backlight</title><body>
<h1>The page has not been built</h1>
<p>This server trains and answers under <code>/api</code>, but its page is missing. Run <code>make ui</code>.</p>
</body></html>"""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/s/{name}")
@router.get("/w/{name}")
async def read_page() -> Response:
    """The editor; it reads from the address what to show."""
    index = STATIC / "index.html"
    if not index.exists():
        return HTMLResponse(NOT_BUILT, status_code=503)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


@router.api_route("/api/{path:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
async def refuse_address(path: str) -> Response:
    """No call of ours."""
    raise not_found("address", f"/api/{path}")


@router.websocket("/{path:path}")
async def refuse_socket(socket: WebSocket, path: str) -> None:
    """No stream of ours."""
    refused = not_found("address", path)
    await socket.send_denial_response(problem_response(refused.status, [refused.problem]))


@router.get("/{path:path}")
async def read_file(path: str) -> Response:
    """A file of the page."""
    try:
        wanted = (STATIC / path).resolve()
        found = wanted.is_relative_to(STATIC) and wanted.is_file() and not wanted.name.startswith(".")
    except (ValueError, OSError):
        found = False
    if not found:
        raise not_found("address", path)
    cache = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
    return FileResponse(STATIC / path, headers={"Cache-Control": cache})
