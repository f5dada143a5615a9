"""Ready-made groups, in the order of the palette."""

from engine.groups.bottleneck import BOTTLENECK, BOTTLENECK_PROJECTION
from engine.groups.coder import DECODER, ENCODER
from engine.groups.convolution import CONV_NORM_RELU
from engine.groups.definition import GroupDef
from engine.groups.dense_block import DENSE_BLOCK_LAYER
from engine.groups.inception import INCEPTION, INCEPTION_NAIVE
from engine.groups.residual import DENSE_RESIDUAL, RESIDUAL, RESIDUAL_PROJECTION

GROUPS: tuple[GroupDef, ...] = (
    CONV_NORM_RELU,
    RESIDUAL,
    RESIDUAL_PROJECTION,
    BOTTLENECK,
    BOTTLENECK_PROJECTION,
    INCEPTION_NAIVE,
    INCEPTION,
    DENSE_BLOCK_LAYER,
    ENCODER,
    DECODER,
    DENSE_RESIDUAL,
)
