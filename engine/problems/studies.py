"""Texts of the problems of studies, by code: the message and the hint."""

STUDY_TEXTS: dict[str, tuple[str, str]] = {
    "study_unknown_path": (
        "This experiment has no setting {got}.",
        "Choose a setting of this experiment, such as optimizer.config.learning_rate or training.seed.",
    ),
    "study_values_missing": (
        "{path} needs either a list of values or a rule that generates them.",
        "Specify exactly one of them.",
    ),
    "study_same_path": ("{got} is on two axes.", "Remove one of them."),
    "study_bad_interval": (
        "{path} is {got}, which isn't an interval.",
        "Enter the smaller number first; on a logarithmic scale both must be above 0.",
    ),
    "study_too_many_runs": (
        "This study would train {got} networks, but at most {expected} are possible.",
        "Shorten the lists, or draw some combinations at random.",
    ),
    "study_same_runs": ("Two runs of this study would be the same: {got}.", "Remove repeated values."),
    "study_without_budget": (
        "This study has no end: the experiment has no number of epochs.",
        "Set how many steps or epochs are trained.",
    ),
    "search_without_budget": (
        "A search needs a budget.",
        "Set how many steps or epochs all runs may take together.",
    ),
    "study_budget_too_small": (
        "{got} steps are too few for this study.",
        "Use at least {expected} steps, or fewer runs.",
    ),
    "study_budget_too_large": (
        "This study would take {got} steps, but at most {expected} are possible.",
        "Use a smaller budget or fewer runs.",
    ),
    "study_run_invalid": (
        "With {got} this experiment can't be trained.",
        "Remove this value; the next problem says what is wrong with it.",
    ),
    "study_no_learning_rate": (
        "The optimiser {got} has no learning rate.",
        "Choose an optimiser with a learning rate.",
    ),
    "study_needs_classes": (
        "This study compares the class predicted for each example, but an example of this data set has none.",
        "Choose a data set in which each example has one class.",
    ),
    "study_ended": ("This study has ended.", "Start it again as a new study."),
}
