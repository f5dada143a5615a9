"""The body of `/api/runs/{id}/record`: frames, packed on their way where the client can unpack them."""

import asyncio

import zstandard
from fastapi import Request
from fastapi.responses import Response

from backend.protocol.frames import join_frames
from backend.routes.static_files import choose_encoding

LEAST_PACKED_BYTES = 65_536
"""A smaller body is sent as it is."""


async def record_response(request: Request, frames: list[bytes]) -> Response:
    """Frames one behind the other, each with its length: a quarter of their bytes to a browser that takes zstd."""
    accepted = request.headers.get("accept-encoding", "")
    encoding = choose_encoding(accepted, ["zstd"])
    packed = encoding is not None and sum(map(len, frames)) >= LEAST_PACKED_BYTES
    body = await asyncio.to_thread(_body, frames, packed)
    headers = {"Vary": "Accept-Encoding"} | ({"Content-Encoding": "zstd"} if packed else {})
    return Response(body, media_type="application/octet-stream", headers=headers)


def _body(frames: list[bytes], packed: bool) -> bytes:
    body = join_frames(frames)
    return zstandard.ZstdCompressor(level=1).compress(body) if packed else body
