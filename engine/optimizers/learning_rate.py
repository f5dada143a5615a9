"""The one setting that every optimiser has."""

from engine.spec import Setting, setting

LEARNING_RATES = (0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)


def learning_rate_setting(default: float) -> Setting:
    """The learning rate: live, on a logarithmic slider, with the usual values to choose from.

    Args:
        default: a rate that suits the optimiser (0.1 for gradient descent, 0.001 for Adam).

    Returns:
        A field of the optimiser's Config.
    """
    return setting(
        default,
        title="Learning rate",
        help="Step size. Too small trains slowly; too large oscillates or diverges.",
        live=True,
        ge=1e-12,
        le=1e6,
        scale="log",
        choices=LEARNING_RATES,
    )
