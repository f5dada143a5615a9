"""Layers. The tuple is the palette, in its order: adding a layer is a record in a file and a line here."""

from engine.layers.activations import LEAKY_RELU, RELU, SIGMOID, SOFTMAX, TANH
from engine.layers.batch_norm import BATCH_NORM
from engine.layers.convolution import CONV2D
from engine.layers.definition import LayerDef
from engine.layers.dense import DENSE
from engine.layers.dropout import DROPOUT
from engine.layers.joins import ADD, CONCAT
from engine.layers.pooling import GLOBAL_AVG_POOL, MAX_POOL2D
from engine.layers.structure import FLATTEN, INPUT, RESHAPE

LAYERS: tuple[LayerDef, ...] = (
    INPUT,
    DENSE,
    FLATTEN,
    RESHAPE,
    CONV2D,
    MAX_POOL2D,
    GLOBAL_AVG_POOL,
    RELU,
    LEAKY_RELU,
    TANH,
    SIGMOID,
    SOFTMAX,
    BATCH_NORM,
    DROPOUT,
    ADD,
    CONCAT,
)
