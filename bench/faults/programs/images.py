"""Programs that classify images."""

from pydantic import JsonValue

from bench.faults.programs.definition import (
    ACTIVATION,
    EARLY,
    HIGH,
    LOSS,
    LOW,
    OUTPUT,
    SCALE,
    START,
    Half,
    Program,
    conv,
    dense,
    drawn,
    dropout,
    program,
)

WIDE: dict[str, JsonValue] = {
    "weight_initializer": drawn("normal", std=1.0),
    "bias_initializer": drawn("normal", std=1.0),
}
TWICE = (
    conv(8),
    "relu",
    "max_pool2d",
    conv(16),
    "relu",
    "max_pool2d",
    "flatten",
)

IMAGES: tuple[Program, ...] = (
    program(
        "48385830",
        "activation, loss, learning rate",
        Half(
            "digits",
            ("flatten", dense(30, **WIDE), dense(10, **WIDE)),
            rate=3.0,
            batch=10,
            loss="mse",
            target="one_hot",
        ),
        (*ACTIVATION, *LOSS, *HIGH, *START),
        layers=("flatten", dense(30, **WIDE), "sigmoid", dense(10, **WIDE)),
        loss="cross_entropy",
        target="label",
        rate=1.0,
    ),
    program(
        "44164749",
        "epochs, learning rate, activation, loss",
        Half(
            "digits",
            (
                "flatten",
                dense(128),
                "relu",
                dropout(0.1),
                dense(64),
                "relu",
                dropout(0.1),
                dense(10),
            ),
            momentum=0.9,
            batch=500,
            epochs=5,
        ),
        (*EARLY, *LOW),
        rate=0.05,
        epochs=100,
    ),
    program(
        "55328966",
        "activation, optimiser, missing preprocessing",
        Half("digits", ("flatten", dense(64), dense(64), "relu", dense(10), "sigmoid"), rate=0.001, epochs=10, l2=0.01),
        (*OUTPUT, *SCALE, *LOW, *ACTIVATION),
        layers=("flatten", dense(64), dense(64), "relu", dense(10)),
        optimizer="adam",
    ),
    program(
        "47352366",
        "activation, epochs",
        Half("digits", (*TWICE, dense(32), "relu", dropout(0.5), dense(10), "relu"), "adam", 0.001, 50, 20),
        (*OUTPUT, *EARLY),
        layers=(*TWICE, dense(32), "relu", dropout(0.5), dense(10)),
    ),
    program(
        "48594888",
        "epochs, batch size",
        Half("digits", (*TWICE, dense(32), "relu", dropout(0.3), dense(10)), "adam", 0.001, 500, 5),
        EARLY,
        epochs=200,
    ),
    program(
        "50079585",
        "epochs, learning rate, activation, loss, layer properties",
        Half(
            "digits",
            (*TWICE, dense(32), "relu", dropout(0.5), dense(1), "sigmoid"),
            "rmsprop",
            0.001,
            16,
            10,
            "binary_cross_entropy",
        ),
        (*OUTPUT, *LOSS, "one_class_an_example", "target_not_taken", "label_is_no_number"),
        layers=(*TWICE, dense(32), "relu", dense(10)),
        loss="cross_entropy",
    ),
    program(
        "Traffic-Sign-Classifier",
        "activation",
        Half(
            "digits",
            (
                ("conv2d", {"filters": 3, "kernel_size": 1, "bias_initializer": drawn("constant", value=-1.0)}),
                "relu",
                *TWICE,
                dense(10),
            ),
            "adam",
            0.005,
        ),
        (*ACTIVATION, "initial_biases_too_large"),
        differs="Biases of -1 were added: they make the ReLUs die that died in the program.",
        layers=(conv(3, kernel_size=1), "sigmoid", *TWICE, dense(10)),
    ),
)
