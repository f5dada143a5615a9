"""Settings that several optimisers share."""

from engine.spec import Setting, setting


def epsilon_setting(default: float) -> Setting:
    """The number that keeps a root from dividing by zero: live.

    Args:
        default: what the optimiser's authors or PyTorch take.
    """
    return setting(
        default,
        title="Epsilon",
        help="Added to the square root, to avoid division by zero. A larger value makes the steps more like plain "
        "gradient descent.",
        live=True,
        gt=0.0,
        le=1.0,
        scale="log",
        choices=(1e-10, 1e-8, 1e-6, 1e-4),
    )


def decay_setting(default: float, title: str, help_text: str) -> Setting:
    """A share of a memory that is kept from step to step, in [0, 1): live."""
    return setting(
        default, title=title, help=help_text, live=True, ge=0.0, lt=1.0, choices=(0.5, 0.9, 0.95, 0.99, 0.999)
    )


def weight_decay_setting(default: float) -> Setting:
    """Decoupled weight decay: live."""
    return setting(
        default,
        title="Weight decay",
        help="Fraction subtracted from each weight at each step, multiplied by the learning rate. It isn't part of "
        "the gradient.",
        live=True,
        ge=0.0,
        le=10.0,
        choices=(0.0, 0.0001, 0.001, 0.01, 0.1),
    )
