"""Settings that every layer with learned weights has."""

from engine.spec import Component, Setting, setting


def use_bias_setting() -> Setting:
    """Whether the layer adds a learned constant."""
    return setting(
        True,
        title="Bias",
        help="Adds a learned constant to each unit. Turn it off before batch norm, which cancels it.",
    )


def weight_initializer_setting() -> Setting:
    """How the kernel is drawn: Glorot uniform unless set."""
    return setting(
        Component(type="glorot_uniform"),
        title="Initial weights",
        help="How the weights are drawn before training. Use He with ReLU, and Glorot with tanh or sigmoid.",
        component="initializers",
    )


def bias_initializer_setting() -> Setting:
    """How the bias is drawn: zeros unless set."""
    return setting(
        Component(type="zeros"),
        title="Initial biases",
        help="How the biases are drawn before training. Zeros work for almost every network.",
        component="initializers",
    )
