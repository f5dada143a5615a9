"""The walks of `docs/architecture.md` are true: each step exists, is joined to one before it, and no room comes twice.

A step is `file: name`. It is joined to another where one of the two names the other: in its own lines, or in those of
what it calls in the same file. A message from the browser is named by its `type`.
"""

import re
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEP = re.compile(r"`([\w/.-]+\.(?:py|ts|tsx)): (\w+)`")
BASES = {"engine": ROOT / "engine", "backend": ROOT / "backend", "page": ROOT / "frontend" / "src"}
MESSAGES = "protocol/messages.py"
OVER_THE_WIRE = {("ws/connection.py", "api/stream.ts")}
"""Frames travel as bytes: what sends them and what receives them share no name."""
DEFINED = {
    "py": re.compile(r"^( *)(?:async )?(?:def|class) (\w+)|^()([A-Z]\w*)\b[^=\n]* = "),
    "ts": re.compile(
        r"^()(?:export )?(?:async )?(?:function|class|interface|const|type) (\w+)"
        r"|^(  )(?:private |public |static )?(?:async )?(?!if|for|while|switch|return)(\w+)\("
    ),
}


class Step(NamedTuple):
    """One step of a walk."""

    file: str
    name: str

    @property
    def place(self) -> str:
        """`engine`, `backend` or `page`."""
        (place,) = [name for name, base in BASES.items() if (base / self.file).exists()]
        return place

    @property
    def room(self) -> str:
        """The engine is one room; elsewhere each folder is."""
        return self.place if self.place == "engine" else f"{self.place}/{self.file.split('/')[0]}"


@cache
def definitions(path: Path) -> dict[str, str]:
    """The lines of everything that a file defines, by name; those of one name together."""
    lines, found = path.read_text(encoding="utf-8").splitlines(), dict[str, str]()
    pattern = DEFINED["py" if path.suffix == ".py" else "ts"]
    for number, line in enumerate(lines):
        if (match := pattern.match(line)) is None:
            continue
        name, depth = match[2] or match[4], len(match[1] or match[3] or "")
        end = next((at for at in range(number + 1, len(lines)) if closes(lines[at], depth)), len(lines))
        found[name] = found.get(name, "") + "\n".join(lines[number:end]) + "\n"
    return found


def closes(line: str, depth: int) -> bool:
    """Whether a definition that is so deep has ended: a signature that is closed at its own depth goes on."""
    indent = len(line) - len(line.lstrip())
    return bool(line.strip()) and indent <= depth and not line.strip().startswith((")", "}", "]", "|"))


@cache
def text_of(step: Step) -> str:
    """The lines of a step, and of all that it calls in its own file."""
    own = definitions(BASES[step.place] / step.file)
    waiting, seen = [step.name], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [word for word in set(re.findall(r"\w+", own[name])) if word in own and word not in seen]
    return "\n".join(own[name] for name in sorted(seen))


def names(text: str, step: Step) -> bool:
    if step.file == MESSAGES:
        (kind,) = re.findall(r'type: Literal\["(\w+)"\]', text_of(step))
        return f'"{kind}"' in text or re.search(rf"\b{step.name}\b", text) is not None
    return re.search(rf"\b{step.name}\b", text) is not None


def are_joined(one: Step, other: Step) -> bool:
    if one.file == other.file or (one.file, other.file) in OVER_THE_WIRE:
        return True
    if "page" in {one.place, other.place} and one.place != other.place:
        return other.file == MESSAGES and names(text_of(one), other)
    return names(text_of(one), other) or names(text_of(other), one)


def walks() -> dict[str, list[Step]]:
    """The numbered steps of each walk."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found = dict[str, list[Step]]()
    for part in page.split("\n## Walks\n")[1].split("\n### ")[1:]:
        title, body = part.split("\n", 1)
        numbered = re.match(r"(?:\d+\. .*\n(?:   .*\n)*)+", body)
        assert numbered is not None
        found[title] = [Step(*each) for each in STEP.findall(numbered[0])]
    return found


WALKS = walks()


def test_there_are_four_walks() -> None:
    assert [len(steps) > 7 for steps in WALKS.values()] == [True] * 4


def test_every_file_and_name_on_the_way_is_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    steps = [Step(*each) for each in STEP.findall(page)]
    assert len(steps) > 50
    assert [step for step in steps if step.name not in definitions(BASES[step.place] / step.file)] == []


@pytest.mark.parametrize("walk", WALKS)
def test_every_step_is_joined_to_one_before_it(walk: str) -> None:
    steps = WALKS[walk]
    loose = [step for at, step in enumerate(steps) if at and not any(are_joined(one, step) for one in steps[:at])]
    assert loose == []


@pytest.mark.parametrize("walk", WALKS)
def test_a_walk_enters_each_room_once(walk: str) -> None:
    entered = [room for room, _ in groupby(step.room for step in WALKS[walk])]
    assert [room for room in entered if entered.count(room) > 1] == []


def test_steps_that_have_nothing_to_do_with_each_other_are_not_joined() -> None:
    assert not are_joined(Step("hub/ring.py", "frames_from"), Step("compile/plan.py", "make_plan"))
    assert not are_joined(Step("host/saving.py", "save"), Step("run/loop.py", "change"))
    assert are_joined(Step("host/saving.py", "save"), Step("run/run.py", "checkpoint"))
