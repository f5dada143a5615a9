"""The script behind the page's frame stays small: with all that it imports at once at most 250 kB, compressed."""

import gzip
import re

from tools.build_ui import STATIC, build

LIMIT_BYTES = 250_000
STATIC_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([^"']+\.js)["']""")


def entry_scripts() -> dict[str, int]:
    """The entry and every script that must be there before it runs, with its size in bytes, compressed by gzip."""
    assets = STATIC / "assets"
    waiting = [path.name for path in assets.glob("mount-*.js")]
    assert len(waiting) == 1
    sizes: dict[str, int] = {}
    while waiting:
        name = waiting.pop()
        if name not in sizes:
            script = (assets / name).read_bytes()
            sizes[name] = len(gzip.compress(script, 9))
            waiting += STATIC_IMPORT.findall(script.decode())
    return sizes


def test_the_entry_is_at_most_250_kilobytes_compressed() -> None:
    build()
    sizes = entry_scripts()
    assert any(name.startswith("react-") for name in sizes)
    assert sum(sizes.values()) <= LIMIT_BYTES, sizes
