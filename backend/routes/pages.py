"""The page and its files."""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse, Response

from backend.errors import not_found

STATIC = Path(__file__).resolve().parent.parent / "static"
NOT_BUILT = """<!doctype html><html lang="en"><title>Backlight</title><body>
<h1>The page has not been built</h1>
<p>This server trains and answers under <code>/api</code>, but its page is missing. Run <code>make ui</code>.</p>
</body></html>"""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/s/{name}")
@router.get("/w/{name}")
async def read_page(name: str = "") -> Response:
    """The editor; it reads from the address what to show."""
    index = STATIC / "index.html"
    if not index.exists():
        return HTMLResponse(NOT_BUILT, status_code=503)
    return FileResponse(index, headers={"Cache-Control": "no-cache"})


@router.get("/{path:path}")
async def read_file(path: str) -> Response:
    """A file of the page."""
    if path == "api" or path.startswith("api/"):
        raise not_found("address", path)
    try:
        wanted = (STATIC / path).resolve()
        found = wanted.is_relative_to(STATIC) and wanted.is_file() and not wanted.name.startswith(".")
    except (ValueError, OSError):
        found = False
    if not found:
        raise not_found("address", path)
    cache = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
    return FileResponse(STATIC / path, headers={"Cache-Control": cache})
