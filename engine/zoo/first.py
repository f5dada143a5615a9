"""The first convolutional networks: LeNet-5 and AlexNet."""

from pydantic import JsonValue

from engine.groups.compose import make_node
from engine.zoo.compose import conv, counted, dense, make_network, max_pool, trained
from engine.zoo.definition import Architecture, Published

GLOROT: dict[str, JsonValue] = {"weight_initializer": {"type": "glorot_uniform"}}

LENET_5 = Architecture(
    type="lenet_5",
    title="LeNet-5",
    year=1998,
    summary="The first widely used convolutional network: it read the amounts on bank cheques. Convolution, pooling "
    "and dense layers follow one another as they do today.",
    source="LeCun et al. 1998 (Gradient-based learning), figure 2; every map of C3 sees all maps, pooling has no "
    "weights, and softmax takes the place of the radial basis functions.",
    spec=counted(
        make_network(
            [
                conv("c1", 6, 5, padding="valid", **GLOROT),
                make_node("tanh_1", "tanh"),
                make_node("s2", "avg_pool2d"),
                conv("c3", 16, 5, padding="valid", **GLOROT),
                make_node("tanh_2", "tanh"),
                make_node("s4", "avg_pool2d"),
                conv("c5", 120, 5, padding="valid", **GLOROT),
                make_node("tanh_3", "tanh"),
                make_node("flat", "flatten"),
                dense("f6", 84, **GLOROT),
                make_node("tanh_4", "tanh"),
                dense("logits", 10, **GLOROT),
            ]
        ),
        side=32,
        channels=1,
        classes=10,
    ),
    twin=trained(
        make_network(
            [
                conv("c1", 4, 3, **GLOROT),
                make_node("tanh_1", "tanh"),
                make_node("s2", "avg_pool2d"),
                conv("c3", 8, 3, **GLOROT),
                make_node("tanh_2", "tanh"),
                make_node("s4", "avg_pool2d"),
                make_node("flat", "flatten"),
                dense("f6", 24, **GLOROT),
                make_node("tanh_3", "tanh"),
                dense("logits", 10, **GLOROT),
            ]
        )
    ),
)

ALEXNET = Architecture(
    type="alexnet",
    title="AlexNet",
    year=2012,
    summary="Won ImageNet 2012 by a wide margin: ReLU, dropout and two graphics cards, between which the feature maps "
    "of some layers are divided (two groups).",
    source="Krizhevsky et al. 2012, figure 2, with images of 227×227, at which the sizes of the figure work out.",
    spec=counted(
        make_network(
            [
                conv("conv_1", 96, 11, stride=4, padding="valid"),
                make_node("relu_1", "relu"),
                make_node("norm_1", "local_response_norm"),
                max_pool("pool_1", 3, 2),
                conv("conv_2", 256, 5, groups=2),
                make_node("relu_2", "relu"),
                make_node("norm_2", "local_response_norm"),
                max_pool("pool_2", 3, 2),
                conv("conv_3", 384),
                make_node("relu_3", "relu"),
                conv("conv_4", 384, groups=2),
                make_node("relu_4", "relu"),
                conv("conv_5", 256, groups=2),
                make_node("relu_5", "relu"),
                max_pool("pool_5", 3, 2),
                make_node("flat", "flatten"),
                dense("dense_6", 4096),
                make_node("relu_6", "relu"),
                make_node("drop_6", "dropout"),
                dense("dense_7", 4096),
                make_node("relu_7", "relu"),
                make_node("drop_7", "dropout"),
                dense("logits", 1000),
            ]
        ),
        side=227,
    ),
    twin=trained(
        make_network(
            [
                conv("conv_1", 8),
                make_node("relu_1", "relu"),
                make_node("norm_1", "local_response_norm"),
                max_pool("pool_1", 3, 2, "same"),
                conv("conv_2", 16, groups=2),
                make_node("relu_2", "relu"),
                max_pool("pool_2", 3, 2, "same"),
                make_node("flat", "flatten"),
                dense("dense_3", 32),
                make_node("relu_3", "relu"),
                make_node("drop_3", "dropout"),
                dense("logits", 10),
            ]
        )
    ),
    top5_error=Published(18.2, "Krizhevsky et al. 2012, table 2: one network, mean of ten crops."),
)
