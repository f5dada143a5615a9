"""Names are the terms of the field: none tells a story about a machine that dies, speaks or hears."""

import io
import re
import subprocess
import tokenize
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("engine", "backend", "client", "frontend/src", "tools")
TEST_FOLDERS = ("tests", "bench", "frontend/src")
STORIES = {
    *("mourn", "bury", "death", "told", "tell", "tells", "say", "hear", "hears", "speak", "speaks", "aloud", "voice"),
    *("says", "said", "know", "knows", "ask", "asks", "asker", "asking"),
    *("housing", "lodge", "workshop", "tempo", "survey"),
}
"""Parts of names that were replaced, each by what the thing does: publish, send, receive, result, exit cause."""

TALK = {"tell", "tells", "say", "says", "said", "hear", "hears", "speak", "speaks", "know", "knows", "ask", "asks"}
STORIES_OF_TESTS = STORIES - TALK - {"asking"}
"""A test may let a stand-in send and receive in words of its own; what a run reports is called so there, too."""
STORY_WORDS = re.compile(r"\b(?:tells?|told|mourns?|mourned|buried|aloud)\b", re.IGNORECASE)
"""Words that no comment, docstring or text of the product has: code reports, sends, returns, distinguishes."""

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


def stories(names: Iterable[str], words: set[str] = STORIES) -> set[str]:
    return {name for name in names if words & {part.lower() for part in PARTS.findall(name)}}


def files(*folders: str) -> Iterator[Path]:
    """What no tool has written."""
    listing = subprocess.run(["git", "ls-files", *folders], cwd=ROOT, capture_output=True, text=True, check=True)
    for path in (ROOT / name for name in listing.stdout.splitlines()):
        if path.suffix in (".py", ".ts", ".tsx") and "generated" not in path.parts and path.exists():
            yield path


def files_of_stories() -> list[str]:
    """Files that are named so."""
    product = set(sources())
    return [
        str(path.relative_to(ROOT))
        for path in files(*FOLDERS, "tests", "bench")
        if stories([path.stem], STORIES if path in product else STORIES_OF_TESTS)
    ]


def is_test(path: Path) -> bool:
    return ".test." in path.name or re.match("test[A-Z]", path.name) is not None


def sources() -> Iterator[Path]:
    """What is no test, nor written by a tool."""
    return (path for path in files(*FOLDERS) if not is_test(path))


@cache
def names_in(path: Path) -> frozenset[str]:
    return frozenset((python_names if path.suffix == ".py" else script_names)(path.read_text("utf-8")))


def test_a_story_is_found_in_both_languages() -> None:
    assert stories(python_names("def tell_wish(told): pass  # said\n")) == {"tell_wish", "told"}
    assert stories(script_names('const toldOnce = "told"; // tell\nretell; getVoice();')) == {"toldOnce", "getVoice"}


def test_no_name_tells_a_story() -> None:
    found = {str(path.relative_to(ROOT)): named for path in sources() if (named := stories(names_in(path)))}
    assert found == {}


def test_no_file_is_named_by_a_story() -> None:
    assert files_of_stories() == []


def test_names_of_tests_and_benchmarks_use_the_terms_of_what_they_test() -> None:
    found = {
        str(path.relative_to(ROOT)): named
        for path in files(*TEST_FOLDERS)
        if path.name != Path(__file__).name and (named := stories(names_in(path), STORIES_OF_TESTS))
    }
    assert found == {}


def test_no_comment_and_no_text_of_the_product_personifies_code() -> None:
    assert STORY_WORDS.findall("# Tells compiling from stuck, retells nothing, was told so") == ["Tells", "told"]
    found = {
        str(path.relative_to(ROOT)): words
        for path in sources()
        if (words := STORY_WORDS.findall(path.read_text("utf-8")))
    }
    assert found == {}
