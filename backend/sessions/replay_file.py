"""A recorded run as one HTML file: the built page with the run inside."""

import base64
import gzip
import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backend.protocol.frames import join_frames

TEMPLATE = "replay.html"
PLACE = "<!--recorded-->"
TITLE = "<title>Backlight</title>"
LANGUAGE = '<html lang="en"'
TEXTS = "backlightTexts"
"""The global in which the page looks for the texts of a language (`frontend/catalogues.ts`)."""


@dataclass(frozen=True)
class Replay:
    """What the file holds.

    Attributes:
        answers: bodies by the address that a server would give them at. frames: of the run, in order.
        locale, theme: of the page; None: as the reader's browser has it.
    """

    title: str
    answers: Mapping[str, Any]
    frames: Sequence[bytes]
    locale: str
    theme: str | None


def write_replay(static: Path, replay: Replay) -> bytes:
    """The file.

    Args:
        static: folder of the built page.

    Raises:
        FileNotFoundError: the page hasn't been built.
    """
    page = (static / TEMPLATE).read_text(encoding="utf-8")
    held = {
        "answers": _packed(json.dumps(replay.answers).encode()),
        "record": _packed(join_frames(list(replay.frames))),
        "locale": replay.locale,
        "theme": replay.theme,
    }
    data = f'<script type="application/json" id="recorded">{_in_script(json.dumps(held))}</script>'
    if replay.locale != "en":
        texts = (static / "replay" / f"{replay.locale}.json").read_text(encoding="utf-8")
        data += f"<script>globalThis.{TEXTS} = {_in_script(texts)};</script>"
    title = html.escape(replay.title or "Backlight")
    page = page.replace(LANGUAGE, f'<html lang="{replay.locale}"', 1).replace(TITLE, f"<title>{title}</title>", 1)
    before, place, behind = page.partition(PLACE)
    assert place
    return f"{before}{data}{behind}".encode()


def _packed(content: bytes) -> str:
    return base64.b64encode(gzip.compress(content, 6, mtime=0)).decode()


def _in_script(text: str) -> str:
    """JSON that ends no script and begins no comment, whatever its strings hold."""
    return text.replace("<", "\\u003c")
