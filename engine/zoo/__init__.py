"""The networks of history, in the order of the shelf."""

from engine.zoo.autoencoders import DEEP_AUTOENCODER, DENOISING_AUTOENCODER, SPARSE_AUTOENCODER
from engine.zoo.definition import Architecture
from engine.zoo.densenet import DENSENET_121
from engine.zoo.first import ALEXNET, LENET_5
from engine.zoo.googlenet import GOOGLENET
from engine.zoo.pixels import FCN_INTERPOLATION, FCN_TRANSPOSED, FCN_UNPOOLING, U_NET
from engine.zoo.recurrent import LSTM
from engine.zoo.resnet import RESNET_18, RESNET_34, RESNET_50, RESNET_152, RESNEXT_50, SE_RESNET_50, WIDE_RESNET_50
from engine.zoo.resnet_cifar import PLAIN_20, PLAIN_56, PLAIN_110, RESNET_20, RESNET_56, RESNET_110
from engine.zoo.vgg import VGG_11, VGG_11_LRN, VGG_13, VGG_16, VGG_16_NARROW, VGG_19

ZOO: tuple[Architecture, ...] = (
    LSTM,
    LENET_5,
    DEEP_AUTOENCODER,
    DENOISING_AUTOENCODER,
    SPARSE_AUTOENCODER,
    ALEXNET,
    VGG_11,
    VGG_11_LRN,
    VGG_13,
    VGG_16_NARROW,
    VGG_16,
    VGG_19,
    GOOGLENET,
    RESNET_18,
    RESNET_34,
    RESNET_50,
    RESNET_152,
    RESNET_20,
    RESNET_56,
    RESNET_110,
    PLAIN_20,
    PLAIN_56,
    PLAIN_110,
    U_NET,
    FCN_INTERPOLATION,
    FCN_TRANSPOSED,
    FCN_UNPOOLING,
    WIDE_RESNET_50,
    RESNEXT_50,
    DENSENET_121,
    SE_RESNET_50,
)
