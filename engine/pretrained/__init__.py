"""Networks that others have trained, in the order of the zoo."""

from engine.pretrained.definition import PretrainedDef
from engine.pretrained.resnet import RESNET_18_IMAGENET

__all__ = ["PRETRAINED", "PretrainedDef"]

PRETRAINED: tuple[PretrainedDef, ...] = (RESNET_18_IMAGENET,)
