"""Ready experiments on depth: with and without skip connections, and against width."""

from pydantic import JsonValue

from engine.groups import DENSE_RESIDUAL
from engine.groups.compose import given, make_edges, make_node
from engine.groups.definition import HE
from engine.labs.chain import make_chain
from engine.labs.claims import Claim, Count
from engine.labs.definition import Lab, LabRun
from engine.labs.measures import last_validation, steps_to, training_loss, weights
from engine.spec import Component, Data, ExperimentSpec, Group, Node, Objective, Ports, Training
from engine.zoo.compose import dense, make_network, repeated, trained

UNITS = 24
LEARNING_RATE = 0.1
DENSE_NORM_RELU = Group(
    nodes=(
        make_node("dense", "dense", units=given("units"), use_bias=False, **HE),
        make_node("norm", "batch_norm"),
        make_node("relu", "relu"),
    ),
    edges=make_edges("in dense norm relu"),
    ports=Ports(output="relu"),
    parameters={"units": UNITS},
)


def _deep(body: list[Node], *, residual: bool) -> ExperimentSpec:
    """Dense layers of 24 units on digits, trained by gradient descent."""
    nodes = [make_node("flat", "flatten"), dense("first", UNITS), make_node("relu", "relu"), *body, dense("logits", 10)]
    ready, groups = ([DENSE_RESIDUAL], {}) if residual else ([], {"dense_norm_relu": DENSE_NORM_RELU})
    return trained(
        make_network(nodes, ready=ready, groups=groups),
        optimizer=Component(type="sgd", config={"learning_rate": LEARNING_RATE}),
    )


def plain(layers: int) -> ExperimentSpec:
    """Layers in a row; `layers`: with the first and the last one."""
    return _deep([repeated("layers", "dense_norm_relu", layers - 2, units=UNITS)], residual=False)


def residual(layers: int) -> ExperimentSpec:
    """layers: with the first and the last one."""
    blocks = repeated("blocks", DENSE_RESIDUAL.type, (layers - 2) // 2, units=UNITS)
    return _deep([blocks, make_node("norm", "batch_norm")], residual=True)


PLAIN_OR_RESIDUAL = Lab(
    id="plain_or_residual",
    title="Plain or residual, 56 layers",
    summary="With skip connections, a network of 56 layers learns; without them it doesn't, although one of 20 layers "
    "does. Compare the gradient in the first layers.",
    spec=plain(56),
    main_title="Plain, 56 layers",
    others=(
        LabRun("plain_20", "Plain, 20 layers", plain(20)),
        LabRun("residual_56", "Residual, 56 layers", residual(56)),
    ),
    claims=(
        Claim(
            "The training loss of the plain network is higher with 56 layers than with 20.",
            512,
            training_loss,
            least=1.5,
            against="plain_20",
        ),
        Claim(
            "With skip connections, 56 layers have at most a third of the training loss of 20 plain layers.",
            512,
            training_loss,
            most=1 / 3,
            run="residual_56",
            against="plain_20",
        ),
        Claim(
            "With skip connections, 56 layers classify 90 % of unseen digits correctly.",
            512,
            last_validation("accuracy"),
            least=0.9,
            run="residual_56",
        ),
    ),
    source="He et al. 2016 (Deep residual learning), figures 1 and 6; dense layers in place of convolutions.",
    healthy=False,
)

WIDE_UNITS, DEEP_UNITS = 76, 10
"""Of one hidden layer and of four: 382 weights each."""


def _spiral(*units: int) -> ExperimentSpec:
    hidden = [step for width in units for step in (("dense", _units(width)), "tanh")]
    return ExperimentSpec(
        network=make_chain(*hidden, ("dense", _units(2)), names=("logits",)),
        data=Data(type="spiral", preprocessing=(Component(type="standardize", config={"per": "feature"}),)),
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=30),
    )


def _units(count: int) -> dict[str, JsonValue]:
    return {"units": count}


WIDE, DEEP = _spiral(WIDE_UNITS), _spiral(*(DEEP_UNITS,) * 4)

WIDE_OR_DEEP = Lab(
    id="wide_or_deep",
    title="Wide or deep",
    summary="Two networks with 382 weights each: one hidden layer of 76 units, or four of 10. The deep one learns the "
    "spiral in far fewer steps.",
    spec=DEEP,
    main_title="Deep, four hidden layers",
    others=(LabRun("wide", "Wide, one hidden layer", WIDE),),
    claims=(
        Claim(
            "The deep network classifies 95 % correctly in at most half the steps that the wide one takes.",
            3072,
            steps_to("accuracy", 0.95),
            most=0.5,
            against="wide",
        ),
        Claim("The deep network learns the spiral.", 3072, last_validation("accuracy"), least=0.95),
    ),
    counts=(Count("Both networks have as many weights.", DEEP, weights, least=1, most=1, against=WIDE),),
    source="Telgarsky 2016 (Benefits of depth in neural networks); Montúfar et al. 2014.",
)
