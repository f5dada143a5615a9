"""Which settings start all weights of a layer at one value."""

from engine.spec import Component

_WIDTHS = {"normal": "std", "uniform": "limit"}


def starts_equal(start: Component) -> bool:
    """Whether every weight starts alike: zeros, a constant, or a distribution of width 0.

    Example:
        >>> starts_equal(Component(type="zeros")), starts_equal(Component(type="normal", config={"std": 0.1}))
        (True, False)
    """
    return start.type in ("zeros", "constant") or start.config.get(_WIDTHS.get(start.type, "")) == 0
