"""Share links as the page writes them, and numbers as it writes them."""

import base64
import json
import urllib.parse
import zlib
from typing import Any


def make_link(packed: dict[str, Any], **readable: str) -> str:
    """The fragment of a share link: readable keys, and the packed part behind them."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezer.compress(json.dumps(packed).encode()) + squeezer.flush()
    spec = base64.urlsafe_b64encode(data).decode().rstrip("=")
    return "#" + urllib.parse.urlencode({"v": "1", **readable, "spec": spec}, quote_via=urllib.parse.quote)


def written(count: int) -> str:
    """A count with its thousands set apart, as the page writes it: four digits stay together."""
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)


def read_count(text: str) -> int:
    """The number of such a text."""
    return int(text.replace("\u202f", ""))
