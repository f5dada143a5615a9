"""Ready experiments, in the order of the gallery; the page opens on the first."""

from engine.labs.batches import BATCH_SIZES
from engine.labs.blocks import WITHOUT_A_BLOCK
from engine.labs.definition import Lab
from engine.labs.depth import PLAIN_OR_RESIDUAL, WIDE_OR_DEEP
from engine.labs.digits import DIGITS_AUTOENCODER, DIGITS_CNN, DIGITS_DENSE, DIGITS_VANISHING
from engine.labs.heads import HEADS
from engine.labs.landscape import LANDSCAPE, SADDLE
from engine.labs.modules import INCEPTION_MODULES
from engine.labs.new_class import NEW_CLASS
from engine.labs.plane import CIRCLE_TANH, SPIRAL_VANISHING, XOR
from engine.labs.race import RACE
from engine.labs.rates import FIND_THE_RATE, LEARNING_RATES
from engine.labs.searches import SEARCHES
from engine.labs.splits import SPLITS
from engine.labs.starts import ENSEMBLES, OTHER_START
from engine.labs.surfaces import RACE_ON_SURFACES
from engine.labs.tasks import ADDING_LSTM, FUNCTION_CURVE, SHAPES_BOXES, SHAPES_PIXELS
from engine.labs.transfer import TRANSFER

LABS: tuple[Lab, ...] = (
    SPIRAL_VANISHING,
    CIRCLE_TANH,
    XOR,
    DIGITS_DENSE,
    DIGITS_VANISHING,
    DIGITS_AUTOENCODER,
    DIGITS_CNN,
    FUNCTION_CURVE,
    SHAPES_PIXELS,
    SHAPES_BOXES,
    ADDING_LSTM,
    WIDE_OR_DEEP,
    PLAIN_OR_RESIDUAL,
    HEADS,
    INCEPTION_MODULES,
    TRANSFER,
    NEW_CLASS,
    WITHOUT_A_BLOCK,
    OTHER_START,
    SPLITS,
    ENSEMBLES,
    LEARNING_RATES,
    FIND_THE_RATE,
    BATCH_SIZES,
    RACE,
    RACE_ON_SURFACES,
    SEARCHES,
    LANDSCAPE,
    SADDLE,
)
