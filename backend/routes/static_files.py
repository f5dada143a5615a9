"""Answers with files and texts: compressed forms, entity tags, 304."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from fastapi import Request
from fastapi.responses import Response

ENCODINGS = {"br": ".br", "gzip": ".gz"}
"""Encodings by preference, and the ending of the sibling that `tools/compress_ui.mjs` writes."""

FOR_EVER = "public, max-age=31536000, immutable"
CHECKED = "no-cache"
"""May be kept, but is asked for again each time."""


def file_response(request: Request, path: Path, cache: str) -> Response:
    """A file in the smallest encoding that the client takes and that was built, or 304 where it has it already.

    Args:
        path: an existing file. cache: the Cache-Control header.
    """
    built = [encoding for encoding, ending in ENCODINGS.items() if _sibling(path, ending).is_file()]
    encoding = choose_encoding(request.headers.get("accept-encoding", ""), built)
    chosen = path if encoding is None else _sibling(path, ENCODINGS[encoding])
    body = chosen.read_bytes()
    # Of what the file holds: the files of a wheel may all bear the same date.
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return _answer(request, body, tag, kind, cache, encoding)


def text_response(request: Request, body: bytes, media_type: str) -> Response:
    """A text that may be large, gzipped where the client takes that; neither kept nor asked for by its tag."""
    encoding = choose_encoding(request.headers.get("accept-encoding", ""), ["gzip"])
    packed = body if encoding is None else _gzipped(body)
    headers = {"Vary": "Accept-Encoding"} | ({} if encoding is None else {"Content-Encoding": encoding})
    return Response(packed, media_type=media_type, headers=headers)


def choose_encoding(accepted: str, available: Iterable[str]) -> str | None:
    """The first available encoding that an Accept-Encoding header allows; None sends the text as it is.

    Example:
        >>> choose_encoding("gzip, br;q=0", ["br", "gzip"]), choose_encoding("", ["br"])
        ('gzip', None)

    Source:
        RFC 9110, section 12.5.3.
    """
    weights: dict[str, float] = {}
    for part in accepted.lower().split(",")[:32]:
        name, _, weight = part.partition(";")
        try:
            weights[name.strip()] = float(weight.strip().removeprefix("q=")) if weight.strip() else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    wanted = [(weights.get(name, weights.get("*", 0.0)), -place, name) for place, name in enumerate(available)]
    best = max(wanted, default=(0.0, 0, ""))
    return best[2] if best[0] > 0 else None


def _answer(request: Request, body: bytes, tag: str, kind: str, cache: str, encoding: str | None) -> Response:
    headers = {"Cache-Control": cache, "ETag": tag, "Vary": "Accept-Encoding"}
    if _has_already(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if encoding is not None:
        headers["Content-Encoding"] = encoding
    return Response(body, media_type=kind, headers=headers)


def _has_already(tags: str, tag: str) -> bool:
    """Whether an If-None-Match header names a tag, weakly compared (RFC 9110, section 13.1.2)."""
    named = {name.strip().removeprefix("W/") for name in tags.split(",")[:64]}
    return tag in named or "*" in named


def _sibling(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


@lru_cache(maxsize=8)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 9, mtime=0)
