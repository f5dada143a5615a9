"""Ready experiments, in the order of the gallery; the page opens on the first."""

from engine.zoo.definition import ZooEntry
from engine.zoo.digits import DIGITS_AUTOENCODER, DIGITS_CNN, DIGITS_DENSE, DIGITS_VANISHING
from engine.zoo.plane import CIRCLE_TANH, SPIRAL_VANISHING, XOR
from engine.zoo.tasks import ADDING_LSTM, FUNCTION_CURVE, SHAPES_PIXELS

ZOO: tuple[ZooEntry, ...] = (
    SPIRAL_VANISHING,
    CIRCLE_TANH,
    XOR,
    DIGITS_DENSE,
    DIGITS_VANISHING,
    DIGITS_AUTOENCODER,
    DIGITS_CNN,
    FUNCTION_CURVE,
    SHAPES_PIXELS,
    ADDING_LSTM,
)
