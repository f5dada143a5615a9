"""Source code as text: literals, and paragraphs of comments."""

import textwrap

WIDTH = 120


def literal(value: object) -> str:
    """A value as Python writes it. Every text or number of a spec that reaches a program goes through here.

    Only plain values come back as they were: None, booleans, numbers, texts, and tuples, lists and dicts of them.

    Raises:
        TypeError: it is no plain value.

    Example:
        >>> literal("a\\n"), literal(1e-10), literal((1,))
        ("'a\\\\n'", '1e-10', '(1,)')
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{literal(key)}: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(literal, value)) + ("," if len(value) == 1 else "") + ")"
    if value is None or isinstance(value, bool | int | str):
        return ascii(value)
    if isinstance(value, float):
        return repr(value) if value == value and abs(value) != float("inf") else f'float("{value}")'
    raise TypeError(f"{type(value).__name__} is no plain value")


def comment(text: str, indent: str = "") -> str:
    """A text as lines of a comment."""
    plain = "".join(one if one.isprintable() else " " for one in text).encode("ascii", "backslashreplace").decode()
    return textwrap.fill(" ".join(plain.split()), WIDTH, initial_indent=f"{indent}# ", subsequent_indent=f"{indent}# ")


def indented(text: str, depth: int = 1) -> str:
    """Lines further to the right by so many steps of four."""
    return textwrap.indent(text, "    " * depth)
