"""Ready experiments on points of the plane."""

from engine.labs.chain import Step, make_chain
from engine.labs.claims import Claim
from engine.labs.definition import Lab
from engine.labs.fading import FADES
from engine.labs.measures import last_validation
from engine.spec import Component, Data, ExperimentSpec, Objective, Training


def _hidden(units: int, activation: str, layers: int) -> list[Step]:
    pair: list[Step] = [("dense", {"units": units}), activation]
    return pair * layers


def _experiment(
    data: str, steps: list[Step], rate: float, *, batch_size: int = 10, standardized: bool = False
) -> ExperimentSpec:
    """Two classes, softmax cross-entropy, gradient descent."""
    standardize = Component(type="standardize", config={"per": "feature"})
    return ExperimentSpec(
        network=make_chain(*steps, ("dense", {"units": 2}), names=("logits",)),
        data=Data(type=data, preprocessing=(standardize,) if standardized else ()),
        objectives=(Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="sgd", config={"learning_rate": rate}),
        training=Training(batch_size=batch_size),
    )


SPIRAL_VANISHING = Lab(
    id="spiral_vanishing",
    title="Spiral: vanishing gradient",
    summary="Four sigmoid layers on the spiral. Watch the gradient fade towards the input, then try the fix.",
    spec=_experiment("spiral", _hidden(8, "sigmoid", 4), 0.1, batch_size=30, standardized=True),
    claims=(
        FADES,
        Claim(
            "With four sigmoid layers the spiral isn't learned in 1,536 steps.",
            1536,
            last_validation("accuracy"),
            most=0.7,
        ),
    ),
    source="Hochreiter 1991; Glorot and Bengio 2010.",
    healthy=False,
)

CIRCLE_TANH = Lab(
    id="circle_tanh",
    title="Circle",
    summary="Two small tanh layers learn a round boundary in seconds. A healthy network to compare others with.",
    spec=_experiment("circle", [*_hidden(4, "tanh", 1), *_hidden(2, "tanh", 1)], 0.03),
    claims=(
        Claim(
            "Two small tanh layers separate the disc from the ring.",
            1536,
            last_validation("accuracy"),
            least=0.98,
        ),
    ),
    source="Smilkov et al. 2017 (A neural network playground).",
)

XOR = Lab(
    id="xor",
    title="Exclusive or",
    summary="No straight line separates these classes, but one hidden layer of four units can. Remove it and see.",
    spec=_experiment("exclusive_or", _hidden(4, "tanh", 1), 0.03),
    claims=(
        Claim(
            "One hidden layer of four units separates the quadrants.",
            1536,
            last_validation("accuracy"),
            least=0.97,
        ),
    ),
    source="Minsky and Papert 1969; Rumelhart, Hinton, Williams 1986.",
)
