"""Ready experiments on points of the plane."""

from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.zoo.chain import Step, make_chain
from engine.zoo.definition import ZooEntry


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


SPIRAL_VANISHING = ZooEntry(
    id="spiral_vanishing",
    title="Spiral: the light fades",
    summary="Four sigmoid layers on the spiral. Watch the gradient dim towards the input, then try the cure.",
    spec=_experiment("spiral", _hidden(8, "sigmoid", 4), 0.1, batch_size=30, standardized=True),
    healthy=False,
    steps_per_second=1000.0,
)

CIRCLE_TANH = ZooEntry(
    id="circle_tanh",
    title="Circle",
    summary="Two small tanh layers learn a round boundary in seconds: a healthy network.",
    spec=_experiment("circle", [*_hidden(4, "tanh", 1), *_hidden(2, "tanh", 1)], 0.03),
)

XOR = ZooEntry(
    id="xor",
    title="Exclusive or",
    summary="No straight line separates these classes. One hidden layer of four units does; remove it and see.",
    spec=_experiment("exclusive_or", _hidden(4, "tanh", 1), 0.03),
    steps_per_second=1000.0,
)
