"""A deck of slides by reveal.js on a website of its own, with a frame of Backlight on its second slide."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.e2e.server import ROOT

REVEAL = ROOT / "frontend" / "node_modules" / "reveal.js" / "dist"
DECK = """<!doctype html><meta charset="utf-8"><title>Deck</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/reveal.css">
<div class="reveal"><div class="slides">
<section id="first"><h2>First</h2></section>
<section id="second"><iframe id="frame" src="{address}" width="900" height="560" style="border: 0"></iframe></section>
<section id="third"><h2>Third</h2></section>
</div></div>
<script src="/reveal.js"></script>
<script>
Reveal.initialize({{ width: 960, height: 640, margin: 0, transition: "fade", transitionSpeed: "fast" }});
</script>"""
PLAIN = """<!doctype html><meta charset="utf-8"><title>Notes</title><link rel="icon" href="data:,">
<iframe id="frame" src="{address}" width="0" height="0" style="border: 0"></iframe>"""


class _Files(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@contextmanager
def website(folder: Path, **pages: str) -> Iterator[str]:
    """Serves pages by their names, beside the files of reveal.js; yields an address of another site than 127.0.0.1."""
    for source in REVEAL.glob("reveal.*"):
        (folder / source.name).write_bytes(source.read_bytes())
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Files, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
