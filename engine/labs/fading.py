"""What both labs on vanishing gradients claim."""

from engine.labs.claims import Claim
from engine.labs.measures import layer_ratio

FADES = Claim(
    "In the first 16 steps the gradient at the first of four sigmoid layers is at least 33 times smaller.",
    16,
    layer_ratio("delta_norm", "dense_4", "dense_1", first_steps=16),
    least=33,
)
