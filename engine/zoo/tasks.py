"""Ready experiments beyond one class for each example: a curve, a class for every pixel, a sequence."""

from engine.spec import Component, Data, ExperimentSpec, Objective, Training
from engine.zoo.chain import Step, make_chain
from engine.zoo.definition import ZooEntry

FIT = Objective(loss=Component(type="mse"), prediction="output", target="value")


def _convolution(filters: int, size: int = 3) -> Step:
    return "conv2d", {"filters": filters, "kernel_size": size, "padding": "same"}


FUNCTION_CURVE = ZooEntry(
    id="function_curve",
    title="Fit a curve",
    summary="A network with one input and one output bends its line until it runs through noisy points.",
    spec=ExperimentSpec(
        network=make_chain(
            ("dense", {"units": 16}),
            "tanh",
            ("dense", {"units": 16}),
            "tanh",
            ("dense", {"units": 1}),
            names=("output",),
        ),
        data=Data(type="function"),
        objectives=(FIT,),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=16),
    ),
    steps_per_second=500.0,
)

SHAPES_PIXELS = ZooEntry(
    id="shapes_pixels",
    title="A class for every pixel",
    summary="Convolutions without pooling separate discs, squares and triangles from the background, pixel by pixel.",
    spec=ExperimentSpec(
        network=make_chain(_convolution(8), "relu", _convolution(16), "relu", _convolution(4, 1), names=("logits",)),
        data=Data(type="shapes_segmentation"),
        objectives=(Objective(loss=Component(type="pixel_cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=32),
    ),
)

ADDING_LSTM = ZooEntry(
    id="adding_lstm",
    title="Add two numbers far apart",
    summary="An LSTM has to remember the first marked number until the second one arrives. Watch when it learns to.",
    spec=ExperimentSpec(
        network=make_chain(("lstm", {"units": 16}), ("dense", {"units": 1}), names=("output",)),
        data=Data(type="adding"),
        objectives=(FIT,),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=32),
    ),
)
