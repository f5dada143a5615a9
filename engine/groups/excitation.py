"""Squeeze-and-excitation: a factor for every channel, from the mean of all channels."""

from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import HE, GroupDef
from engine.groups.parameters import filters_parameter
from engine.spec import Config


class SqueezeExcitationConfig(Config):
    """Parameters of squeeze-and-excitation."""

    filters: int = filters_parameter(16, "Channels of the input, each of which gets a factor.", "Channels")
    reduced: int = filters_parameter(
        4, "Channels between the two dense layers; the paper takes a sixteenth.", "Reduced channels"
    )


SQUEEZE_EXCITATION = GroupDef(
    type="squeeze_excitation",
    title="Squeeze-and-excitation",
    summary="Multiplies every channel by a factor between 0 and 1, which two dense layers compute from the means of "
    "all channels.",
    formula=r"\tilde{x}_c = x_c\,\sigma(W_2\,\mathrm{ReLU}(W_1 \bar{x}))_c",
    source="Hu et al. 2018 (Squeeze-and-excitation networks), equations 2 to 4.",
    Config=SqueezeExcitationConfig,
    nodes=(
        make_node("mean", "global_avg_pool"),
        make_node("reduce", "dense", units=given("reduced"), **HE),
        make_node("relu", "relu"),
        make_node("restore", "dense", units=given("filters")),
        make_node("sigmoid", "sigmoid"),
        make_node("factor", "reshape", shape=[1, 1, given("filters")]),
        make_node("scale", "multiply"),
    ),
    edges=make_edges("in scale", "in mean reduce relu restore sigmoid factor scale"),
    output="scale",
)
