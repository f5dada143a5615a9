"""Ready experiments on scikit-learn's digits."""

from pydantic import JsonValue

from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.zoo.chain import Step, make_chain
from engine.zoo.definition import ZooEntry

NIELSEN_START: dict[str, JsonValue] = {
    "weight_initializer": {"type": "normal", "config": {"scaling": "fan_in"}},
    "bias_initializer": {"type": "normal", "config": {}},
}
"""W ~ N(0, 1/n_in), b ~ N(0, 1), as in Nielsen 2015, chapter 5."""

LABEL = Objective(loss=Component(type="cross_entropy"), prediction="logits", target="label")


def _nielsen(units: int) -> Step:
    return "dense", {"units": units, **NIELSEN_START}


DIGITS_DENSE = ZooEntry(
    id="digits_dense",
    title="Digits",
    summary="Real handwritten digits and one ReLU layer: past 95 % in seconds. The place to start building.",
    spec=ExperimentSpec(
        network=make_chain(("dense", {"units": 64}), "relu", ("dense", {"units": 10}), names=("logits",)),
        data=Data(type="digits"),
        objectives=(LABEL,),
        optimizer=Component(type="sgd", config={"learning_rate": 0.1}),
        training=Training(batch_size=32),
    ),
)

DIGITS_VANISHING = ZooEntry(
    id="digits_vanishing",
    title="Digits: vanishing gradient",
    summary="Nielsen's classic on real digits: four sigmoid layers, and the first learns a hundred times slower.",
    spec=ExperimentSpec(
        network=make_chain(
            *[step for _ in range(4) for step in (_nielsen(30), "sigmoid")],
            _nielsen(10),
            "sigmoid",
            names=("logits", "output"),
        ),
        data=Data(type="digits"),
        objectives=(
            Objective(
                loss=Component(type="binary_cross_entropy", config={"reduction": "sum"}),
                prediction="output",
                target="one_hot",
            ),
        ),
        optimizer=Component(type="sgd", config={"learning_rate": 0.1}),
        training=Training(batch_size=32),
    ),
    healthy=False,
)

DIGITS_AUTOENCODER = ZooEntry(
    id="digits_autoencoder",
    title="Digits: autoencoder",
    summary="64 pixels through a code of 12 numbers and back. Watch the reconstructions come into focus.",
    spec=ExperimentSpec(
        network=make_chain(
            ("dense", {"units": 48}),
            "relu",
            ("dense", {"units": 12}),
            ("dense", {"units": 48}),
            "relu",
            ("dense", {"units": 64}),
            "sigmoid",
            ("reshape", {"shape": [8, 8, 1]}),
            names=("code", "dense_2", "relu_2", "pixels", "sigmoid_1", "reconstruction"),
        ),
        data=Data(type="digits"),
        objectives=(Objective(loss=Component(type="mse"), prediction="reconstruction", target="input"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    ),
)

DIGITS_CNN = ZooEntry(
    id="digits_cnn",
    title="Digits: convolutional network",
    summary="Small filters slide over the digits. On the wires: the image shrinks, the maps multiply.",
    spec=ExperimentSpec(
        network=make_chain(
            ("conv2d", {"filters": 8, "kernel_size": 3, "padding": "same"}),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            ("conv2d", {"filters": 16, "kernel_size": 3, "padding": "same"}),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            "flatten",
            ("dense", {"units": 10}),
            names=("logits",),
        ),
        data=Data(type="digits"),
        objectives=(LABEL,),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    ),
)
