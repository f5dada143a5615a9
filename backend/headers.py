"""The headers that every answer carries."""

from starlette.datastructures import MutableHeaders

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'"
)

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

FRAMED = {"Content-Security-Policy": POLICY}
"""Of the one page that any other may frame, also a file on disk, which no source expression names."""


def add_headers(headers: MutableHeaders) -> None:
    """Adds ours to an answer that does not set them itself."""
    headers.setdefault("Cache-Control", "no-store")
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
