"""Programs that predict numbers."""

from bench.faults.programs.definition import (
    ACTIVATION,
    AS_IMAGE,
    EARLY,
    HIGH,
    LOW,
    OUTPUT,
    SMALL,
    Half,
    Program,
    dense,
    drawn,
    dropout,
    program,
)

DROPOUT = dropout()

REGRESSIONS: tuple[Program, ...] = (
    program(
        "48251943",
        "activation",
        Half("plane", (dense(4), "relu", dense(1), "relu"), batch=10, epochs=50, loss="mse", target="value"),
        OUTPUT,
        layers=(dense(4), "relu", dense(1), "tanh"),
    ),
    program(
        "33969059",
        "activation",
        Half(
            "plane",
            (dense(2, **SMALL), "tanh", DROPOUT, dense(2, **SMALL), "tanh", DROPOUT, dense(1, **SMALL), "softmax"),
            rate=0.1,
            momentum=0.9,
            loss="mse",
            target="value",
        ),
        OUTPUT,
        layers=(dense(2, **SMALL), "tanh", DROPOUT, dense(2, **SMALL), "tanh", DROPOUT, dense(1, **SMALL)),
        rate=0.01,
    ),
    program(
        "48934338",
        "learning rate",
        Half(
            "function", (dense(50), "relu", dense(30, **SMALL), "relu", dense(1)), rate=10.0, loss="mse", target="value"
        ),
        HIGH,
        rate=0.01,
    ),
    program(
        "48221692",
        "activation",
        Half(
            "function", (dense(5), "sigmoid", dense(1), "sigmoid"), batch=120, epochs=1000, loss="mse", target="value"
        ),
        OUTPUT,
        layers=(dense(5), "sigmoid", dense(1)),
        rate=0.1,
    ),
    program(
        "44998910",
        "learning rate, epochs",
        Half("plane", (dense(1),), rate=0.0001, epochs=20, loss="mse", target="value"),
        (*LOW, *EARLY),
        rate=0.03,
    ),
    program(
        "51181393",
        "learning rate",
        Half("plane", (dense(1),), "rmsprop", 0.00001, loss="mse", target="value", epochs=50),
        LOW,
        rate=0.01,
    ),
    program(
        "kaggle-melbourne_properties",
        "activation, properties of the network",
        Half("hills", (dense(20), "linear", dense(20), "linear", dense(1)), "adam", 0.005, loss="mse", target="value"),
        ACTIVATION,
        layers=(dense(20), "tanh", dense(20), "tanh", dense(1)),
    ),
    program(
        "FacialKeypointsDetection",
        "optimiser, epochs",
        Half("diabetes", (dense(100), "relu", dense(1)), "adam", 3.0, 32, 100, "mse", "value"),
        (*HIGH, *EARLY),
        optimizer="sgd",
        rate=0.01,
        momentum=0.9,
    ),
    program(
        "42514960",
        "activation",
        Half(
            "digits",
            (
                "flatten",
                dense(32, bias_initializer=drawn("constant", value=-2.0)),
                "relu",
                dense(8),
                "relu",
                dense(64),
                AS_IMAGE,
            ),
            "adam",
            0.01,
            loss="mse",
            target="input",
        ),
        (*ACTIVATION, "initial_biases_too_large"),
        differs="Biases of -2 were added: they make the ReLUs die that died in the program.",
        layers=("flatten", dense(32), "tanh", dense(8), "tanh", dense(64), AS_IMAGE),
    ),
    program(
        "39217567",
        "activation, batch size",
        Half(
            "digits",
            (
                "flatten",
                dense(64, **SMALL),
                "sigmoid",
                dense(64, **SMALL),
                "sigmoid",
                dense(64, **SMALL),
                "sigmoid",
                AS_IMAGE,
            ),
            rate=0.01,
            batch=50,
            loss="mse",
            target="input",
        ),
        (*ACTIVATION, *LOW),
        layers=("flatten", dense(64), "relu", dense(64), "relu", dense(64), AS_IMAGE),
        optimizer="adam",
        rate=0.005,
    ),
)
