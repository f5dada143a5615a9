"""Tests wait for what happens, not for time to pass, and draw the same numbers every time."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
WAITING = TESTS / "waiting.py"
PAUSES = {"sleep", "wait_for_timeout"}
"""Of `time`, `asyncio` and Playwright."""

GENERATORS = {"default_rng", "RandomState", "Random"}
SOURCE = ROOT / "frontend" / "src"
TURN = SOURCE / "domain" / "testTurn.ts"
TIMER = re.compile(r"\bset(?:Timeout|Interval)\(")
FAKED = re.compile(r"useFakeTimers\([^)]*\bsetTimeout\b", re.DOTALL)


def called(node: ast.AST) -> str | None:
    """The last name of what a node calls."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, "attr", None) or getattr(node.func, "id", None)


def pauses_in(source: str) -> Iterator[str]:
    if any(name in source for name in PAUSES):
        yield from (ast.unparse(node) for node in ast.walk(ast.parse(source)) if called(node) in PAUSES)


def unseeded_in(source: str) -> Iterator[str]:
    nodes = ast.walk(ast.parse(source)) if any(name in source for name in GENERATORS) else ()
    for node in nodes:
        if called(node) in GENERATORS and isinstance(node, ast.Call) and not node.args and not node.keywords:
            yield ast.unparse(node)


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted(TESTS.rglob("*.py")):
        if path != WAITING:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def test_no_test_pauses_but_in_the_helpers_that_wait() -> None:
    assert [(name, pause) for name, source in sources() for pause in pauses_in(source)] == []
    assert len(list(pauses_in(WAITING.read_text(encoding="utf-8")))) == 5


def test_no_generator_of_a_test_is_without_a_seed() -> None:
    assert [(name, made) for name, source in sources() for made in unseeded_in(source)] == []


def test_pauses_and_unseeded_generators_are_found() -> None:
    source = "time.sleep(1); await asyncio.sleep(0); sleep(2); page.wait_for_timeout(5); page.wait_for_function('x')"
    assert len(list(pauses_in(f"async def test():\n    {source}"))) == 4
    assert list(unseeded_in("np.random.default_rng(); default_rng(3); random.Random()")) == [
        "np.random.default_rng()",
        "random.Random()",
    ]


def test_no_test_of_the_page_sets_a_timer_unless_time_is_in_its_hands() -> None:
    files = [*SOURCE.rglob("*.test.ts"), *SOURCE.rglob("*.test.tsx"), *SOURCE.rglob("test[A-Z]*.ts")]
    assert len(files) > 100
    texts = {path: path.read_text(encoding="utf-8") for path in files if path != TURN}
    found = [path.name for path, text in texts.items() if TIMER.search(text) and not FAKED.search(text)]
    assert found == []
    assert len(TIMER.findall(TURN.read_text(encoding="utf-8"))) == 1
