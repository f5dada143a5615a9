"""A recorded run as one HTML file: the built page with the run inside."""

import base64
import gzip
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.sessions.replay_frames import fitted

TEMPLATE = "replay.html"
PLACE = "<!--recorded-->"
TITLE = "<title>Backlight</title>"
LANGUAGE = '<html lang="en"'
TEXTS = "backlightTexts"
"""The global in which the page looks for the texts of a language (`frontend/catalogues.ts`)."""

MOST_BYTES = 2_950_000
"""Of the whole file: learning platforms and mail take 3 MB."""
LEAST_RECORD_BYTES = 100_000
"""Of the packed record, whatever the page and its answers take."""


ROOM_FOR_NAMES = 4_000
"""For the title and what stands around the data."""


@dataclass(frozen=True)
class Replay:
    """What the file holds.

    Attributes:
        answers: bodies by the address that a server would give them at. frames: of the run, in order.
        pictures: computed for this file, in order.
        locale, theme: of the page; None: as the reader's browser has it.
    """

    title: str
    answers: Mapping[str, Any]
    frames: Sequence[bytes]
    locale: str
    theme: str | None
    pictures: Sequence[bytes] = ()


def write_replay(static: Path, replay: Replay, most_bytes: int = MOST_BYTES) -> bytes:
    """The file.

    Args:
        static: folder of the built page. most_bytes: of the file; the record gets what the page and its answers leave.

    Raises:
        FileNotFoundError: the page hasn't been built.
    """
    page = (static / TEMPLATE).read_text(encoding="utf-8")
    texts = ""
    if replay.locale != "en":
        found = (static / "replay" / f"{replay.locale}.json").read_text(encoding="utf-8")
        texts = f"<script>globalThis.{TEXTS} = {_in_script(found)};</script>"
    answers = _as_text(gzip.compress(json.dumps(replay.answers).encode(), 6, mtime=0))
    left = most_bytes - len(page.encode()) - len(texts.encode()) - len(answers) - ROOM_FOR_NAMES
    record = fitted(replay.frames, replay.pictures, max(LEAST_RECORD_BYTES, left * 3 // 4))
    held = {"answers": answers, "record": _as_text(record), "locale": replay.locale, "theme": replay.theme}
    data = f'<script type="application/json" id="recorded">{_in_script(json.dumps(held))}</script>{texts}'
    title = html.escape(replay.title or "Backlight")
    page = page.replace(LANGUAGE, f'<html lang="{replay.locale}"', 1).replace(TITLE, f"<title>{title}</title>", 1)
    before, place, behind = page.partition(PLACE)
    assert place
    return f"{before}{data}{behind}".encode()


def _as_text(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _in_script(text: str) -> str:
    """JSON that ends no script and begins no comment, whatever its strings hold."""
    return text.replace("<", "\\u003c")
