"""Layers. The tuple is the palette, in its order: adding a layer is a record in a file and a line here."""

from typing import Any

from engine.layers.activations import LEAKY_RELU, RELU, SIGMOID, SOFTMAX, TANH
from engine.layers.attention import ATTENTION
from engine.layers.batch_norm import BATCH_NORM
from engine.layers.convolution import CONV1D, CONV2D
from engine.layers.definition import LayerDef
from engine.layers.dense import DENSE
from engine.layers.dropout import DROPOUT, FEATURE_DROPOUT
from engine.layers.gru import GRU
from engine.layers.joins import ADD, CONCAT, MULTIPLY
from engine.layers.local_response import LOCAL_RESPONSE_NORM
from engine.layers.lstm import LSTM
from engine.layers.maxout import MAXOUT
from engine.layers.noise import GAUSSIAN_NOISE
from engine.layers.normalize import GROUP_NORM, LAYER_NORM
from engine.layers.pad_channels import PAD_CHANNELS
from engine.layers.pooling import AVG_POOL1D, AVG_POOL2D, GLOBAL_AVG_POOL, MAX_POOL1D, MAX_POOL2D
from engine.layers.prelu import PRELU
from engine.layers.rectifiers import ELU, GELU, SILU, SOFTPLUS
from engine.layers.simple_recurrent import SIMPLE_RECURRENT
from engine.layers.split import SPLIT
from engine.layers.step import LINEAR, STEP
from engine.layers.structure import FLATTEN, INPUT, PERMUTE, RESHAPE
from engine.layers.tokens import EMBEDDING, POSITIONAL_ENCODING
from engine.layers.transposed_convolution import CONV_TRANSPOSE2D
from engine.layers.unpooling import MAX_UNPOOL2D
from engine.layers.upsampling import UPSAMPLE2D

LAYERS: tuple[LayerDef[Any], ...] = (
    INPUT,
    DENSE,
    MAXOUT,
    FLATTEN,
    RESHAPE,
    PERMUTE,
    CONV2D,
    CONV1D,
    CONV_TRANSPOSE2D,
    PAD_CHANNELS,
    UPSAMPLE2D,
    MAX_POOL2D,
    MAX_UNPOOL2D,
    AVG_POOL2D,
    MAX_POOL1D,
    AVG_POOL1D,
    GLOBAL_AVG_POOL,
    EMBEDDING,
    POSITIONAL_ENCODING,
    SIMPLE_RECURRENT,
    LSTM,
    GRU,
    ATTENTION,
    RELU,
    LEAKY_RELU,
    PRELU,
    ELU,
    GELU,
    SILU,
    SOFTPLUS,
    TANH,
    SIGMOID,
    STEP,
    LINEAR,
    SOFTMAX,
    BATCH_NORM,
    LAYER_NORM,
    GROUP_NORM,
    LOCAL_RESPONSE_NORM,
    DROPOUT,
    FEATURE_DROPOUT,
    GAUSSIAN_NOISE,
    ADD,
    MULTIPLY,
    CONCAT,
    SPLIT,
)
