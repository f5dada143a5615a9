"""Writes `docs/openapi.json` from the app: every route, and the websocket's messages among the components."""

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backend.app import create_app  # noqa: E402 - the path is set above
from backend.pool import make_local_pool  # noqa: E402 - likewise
from backend.protocol.openapi import build_openapi  # noqa: E402 - likewise
from backend.settings import Settings  # noqa: E402 - likewise


def main() -> None:
    """Writes the document; nothing is started and nothing but it is written."""
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(home=Path(home))
        document = build_openapi(create_app(settings, make_local_pool(settings.home, None)))
    text = json.dumps(document, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    (ROOT / "docs" / "openapi.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
