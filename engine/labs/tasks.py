"""Ready experiments beyond one class for each example: a curve, a class for every pixel, boxes, a sequence."""

from engine.labs.chain import Step, make_chain
from engine.labs.claims import Claim
from engine.labs.definition import Lab
from engine.labs.measures import last_validation, loss_ratio
from engine.spec import Component, Data, ExperimentSpec, Objective, Training

FIT = Objective(loss=Component(type="mse"), prediction="output", target="value")


def _convolution(filters: int, size: int = 3) -> Step:
    return "conv2d", {"filters": filters, "kernel_size": size, "padding": "same"}


FUNCTION_CURVE = Lab(
    id="function_curve",
    title="Fit a curve",
    summary="A network with one input and one output fits a curve through noisy points.",
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
    claims=(
        Claim(
            "The curve explains 95 % of the variance of unseen points.",
            1536,
            last_validation("r2"),
            least=0.95,
        ),
    ),
    source="Cybenko 1989.",
)

SHAPES_PIXELS = Lab(
    id="shapes_pixels",
    title="Segmentation",
    summary="Convolutions without pooling separate discs, squares and triangles from the background: a class for "
    "every pixel.",
    spec=ExperimentSpec(
        network=make_chain(_convolution(8), "relu", _convolution(16), "relu", _convolution(4, 1), names=("logits",)),
        data=Data(type="shapes_segmentation"),
        objectives=(Objective(loss=Component(type="pixel_cross_entropy"), prediction="logits", target="label"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "The intersection of predicted and true areas is 60 % of their union.",
            832,
            last_validation("iou"),
            least=0.6,
        ),
    ),
    source="Long, Shelhamer, Darrell 2015.",
)

SHAPES_BOXES = Lab(
    id="shapes_boxes",
    title="Object detection",
    summary="At each cell of a grid the network predicts a class and a box. Watch the boxes close in on the shapes, "
    "and what non-maximum suppression removes.",
    spec=ExperimentSpec(
        network=make_chain(
            _convolution(16),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            _convolution(32),
            "relu",
            ("max_pool2d", {"pool_size": 2}),
            _convolution(32),
            "relu",
            _convolution(8, 1),
            names=("conv_1", "relu_1", "pool_1", "conv_2", "relu_2", "pool_2", "conv_3", "relu_3", "boxes"),
        ),
        data=Data(type="shapes_boxes"),
        objectives=(Objective(loss=Component(type="multibox"), prediction="boxes", target="boxes"),),
        optimizer=Component(type="adam", config={"learning_rate": 0.003}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "The validation loss falls to a twentieth of that of the initial weights.",
            768,
            loss_ratio,
            most=0.05,
        ),
    ),
    source="Liu et al. 2016 (SSD); Redmon et al. 2016 (YOLO).",
)

ADDING_LSTM = Lab(
    id="adding_lstm",
    title="Add two numbers far apart",
    summary="An LSTM has to remember the first marked number until the second one arrives. Watch for the moment it "
    "learns to.",
    spec=ExperimentSpec(
        network=make_chain(("lstm", {"units": 16}), ("dense", {"units": 1}), names=("output",)),
        data=Data(type="adding"),
        objectives=(FIT,),
        optimizer=Component(type="adam", config={"learning_rate": 0.01}),
        training=Training(batch_size=32),
    ),
    claims=(
        Claim(
            "The prediction explains 95 % of the variance of the sum of two numbers far apart.",
            1536,
            last_validation("r2"),
            least=0.95,
        ),
    ),
    source="Hochreiter and Schmidhuber 1997, section 5.4.",
)
