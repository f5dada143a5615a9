"""The unit, filter or channel that an option names."""

from engine.errors import EngineError
from engine.problems import make_problem

LONGEST_GOT = 20
MOST_DIGITS = 9


def chosen_unit(text: str, count: int) -> int:
    """The number that an option gives.

    Args:
        count: of the units there are.

    Raises:
        EngineError: `unknown_unit`.
    """
    if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS and int(text) < count:
        return int(text)
    raise EngineError(make_problem("unknown_unit", got=text[:LONGEST_GOT], expected=count - 1))
