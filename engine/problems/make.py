"""Problems with their English texts, and hints that name a change."""

from collections.abc import Mapping

from pydantic import JsonValue

from engine.errors import Advice, Edit, Problem
from engine.problems.fixes import Place, fix_of, fix_of_advice
from engine.problems.hints import HINT_TEXTS
from engine.problems.texts import PROBLEM_TEXTS

LONGEST_ECHO = 120


def echo(value: object, depth: int = 3) -> JsonValue:
    """A value as it may stand in a problem: JSON, short, not deep, and writable as UTF-8.

    Example:
        >>> echo(float("inf")), echo("a" * 500)[-3:]
        ('inf', '...')
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else f"about 10^{int(value.bit_length() * 0.30103)}"
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, str):
        return _short(value)
    if isinstance(value, list | tuple):
        return [echo(item, depth - 1) for item in value] if len(value) <= 8 and depth > 0 else "..."
    return None


def _short(text: str) -> str:
    safe = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return safe if len(safe) <= LONGEST_ECHO else f"{safe[:LONGEST_ECHO]}..."


def make_problem(
    code: str,
    *,
    node_id: str | None = None,
    path: str | None = None,
    got: object = None,
    expected: int | str | None = None,
    fix: tuple[Edit, ...] = (),
) -> Problem:
    """A problem with its English texts from the table.

    Args:
        code: one of `PROBLEM_TEXTS`. node_id, path: where it stands. got, expected: what the sentences take in.
        fix: worked out for this spec; otherwise that of its code.
    """
    message, hint = PROBLEM_TEXTS[code]
    shown = echo(got)
    wanted = None if expected is None else str(expected)
    place = None if path is None else _short(path)
    values = {"node": node_id or "", "path": place or "", "got": _text(shown), "expected": _text(expected)}
    return Problem(
        code=code,
        message=message.format(**values),
        node_id=node_id,
        path=place,
        got=shown,
        expected=wanted,
        hint=hint.format(**values),
        fix=fix or fix_of(code, Place(node_id, path, expected)),
    )


def with_advice(problem: Problem, advice: Advice, titles: Mapping[str, str], layer: str) -> Problem:
    """The same problem whose hint names a change.

    Args:
        advice: the change. titles: of its settings, by name. layer: title of its layer.
    """
    shown = [(titles[name], _setting(value)) for name, value in advice.settings.items()]
    setting, value = shown[0] if shown else ("", "")
    settings = ", ".join(f"{title}: {text}" for title, text in shown)
    first, last = ", ".join(advice.nodes[:-1]), advice.nodes[-1]
    nodes = HINT_TEXTS["list"].format(first=first, last=last) if first else last
    values = {"nodes": nodes, "layer": layer, "setting": setting, "value": value}
    values["settings"] = settings
    hint = HINT_TEXTS[advice.code].format(**values)
    return problem.model_copy(update={"advice": advice, "hint": hint, "fix": fix_of_advice(advice)})


def _setting(value: JsonValue) -> str:
    """A setting as people read it: 8×8×1, same, on."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return "×".join(map(_setting, value)) if isinstance(value, list) else str(value)


def _text(value: JsonValue) -> str:
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    return "" if value is None else f"{value:,}" if isinstance(value, int) and value > 9999 else str(value)
