"""Parameters that several ready-made groups have."""

from engine.layers.convolution import MAX_FILTERS
from engine.spec import Setting, setting


def filters_parameter(default: int, help: str, title: str = "Filters") -> Setting:
    """A number of feature maps."""
    return setting(default, title=title, help=help, ge=1, le=MAX_FILTERS, unit="filters")


def stride_parameter() -> Setting:
    """By how much a block makes the image smaller."""
    return setting(
        2,
        title="Stride",
        help="Distance between neighbouring patches. 2 halves height and width.",
        ge=1,
        le=32,
        unit="px",
    )
