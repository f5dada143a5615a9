"""Names are the terms of the field: none tells a story about a machine that dies, speaks or hears."""

import io
import re
import subprocess
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("engine", "backend", "frontend/src", "tools")
STORIES = {
    *("mourn", "bury", "death", "told", "tell", "tells", "say", "hear", "hears", "speak", "speaks", "aloud", "voice"),
    *("housing", "lodge", "workshop", "tempo", "survey"),
}
"""Parts of names that were replaced, each by what the thing does: publish, send, receive, result, exit cause."""

PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
TEXTS = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.DOTALL)
NAME = re.compile(r"[A-Za-z_$][\w$]*")


def python_names(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME:
            yield token.string


def script_names(source: str) -> Iterator[str]:
    """Names outside comments and strings; words of a template or between tags are names, too, and harmless."""
    return iter(NAME.findall(TEXTS.sub(" ", source)))


def stories(names: Iterator[str]) -> set[str]:
    return {name for name in names if STORIES & {part.lower() for part in PARTS.findall(name)}}


def sources() -> Iterator[Path]:
    """What is no test, nor written by a tool."""
    listing = subprocess.run(["git", "ls-files", *FOLDERS], cwd=ROOT, capture_output=True, text=True, check=True)
    for path in (ROOT / name for name in listing.stdout.splitlines()):
        is_test = ".test." in path.name or re.match("test[A-Z]", path.name)
        if path.suffix in (".py", ".ts", ".tsx") and not is_test and "generated" not in path.parts and path.exists():
            yield path


def test_a_story_is_found_in_both_languages() -> None:
    assert stories(python_names("def tell_wish(told): pass  # said\n")) == {"tell_wish", "told"}
    assert stories(script_names('const toldOnce = "told"; // tell\nretell; getVoice();')) == {"toldOnce", "getVoice"}


def test_no_name_tells_a_story() -> None:
    found = {
        str(path.relative_to(ROOT)): named
        for path in sources()
        if (named := stories((python_names if path.suffix == ".py" else script_names)(path.read_text("utf-8"))))
    }
    assert found == {}
