"""Options of views about one example, read from texts."""

from collections.abc import Mapping
from typing import get_args

from engine.errors import EngineError
from engine.problems import make_problem
from engine.report import ExamplePart, ExampleRequest

LONGEST_GOT = 100
LONGEST_NUMBER = 12

PARTS: tuple[ExamplePart, ...] = get_args(ExamplePart)

_BY_NAME: Mapping[str, ExamplePart] = {part: part for part in PARTS}


def read_request(options: Mapping[str, str], number: str) -> ExampleRequest:
    """The request in a view's options, already known to be complete.

    Args:
        number: option with the flat place in the output or in the array.

    Raises:
        EngineError: `number_out_of_range`: an option is no whole number from 0.
    """
    return ExampleRequest(
        part=_BY_NAME[options["part"]],
        example=_whole("example", options),
        node=options["node"],
        array=options.get("array", ""),
        row=_whole("row", options) if "row" in options else 0,
        unit=_whole(number, options),
    )


def _whole(name: str, options: Mapping[str, str]) -> int:
    text = options[name]
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        got = f"{name}={text}"[:LONGEST_GOT]
        raise EngineError(make_problem("number_out_of_range", got=got, expected=f"{name} = 0, 1, 2, …"))
    return int(text)
