"""What the problems of objectives and data say, by their code: the sentence and how to mend it."""

OBJECTIVE_TEXTS: dict[str, tuple[str, str]] = {
    "prediction_unknown_node": ("The loss reads {got}, which does not exist.", "Choose the block that predicts."),
    "target_not_taken": ("This loss does not take the target {got}.", "Choose one of: {expected}."),
    "metric_says_nothing": (
        "The metric {got} says nothing about what is predicted here.",
        "Remove it: some metrics are for classes, others for numbers.",
    ),
    "class_weights_without_classes": (
        "Class weights need one class for each example, which this data set has not.",
        "Remove the class weights.",
    ),
    "class_weights_differ": (
        "There are {got} class weights, but {expected} classes.",
        "Give one weight for each class, or choose balanced.",
    ),
    "objective_without_target": (
        "The first loss has no target, so nothing would be predicted.",
        "Put a loss with a target first; penalties come behind it.",
    ),
    "classes_at_every_position": (
        "Every position of this data set has its own class, which {got} does not take.",
        "Choose per-pixel cross-entropy as the loss.",
    ),
    "one_class_an_example": (
        "This data set has one class for each example, but {got} wants one for every position.",
        "Choose cross-entropy as the loss, or a data set with a class at every pixel or step.",
    ),
    "prediction_positions_differ": (
        "The prediction has the shape {got}, but the positions and classes are {expected}.",
        "Keep the positions of the input and predict one channel for each class.",
    ),
    "data_without_classes": ("The target {got} needs classes, which the data set has not.", "Choose the target value."),
    "data_without_values": ("The data set has no values to predict.", "Choose the target label or one_hot."),
    "target_has_no_classes": (
        "Cross-entropy needs classes, but the targets are numbers.",
        "Choose squared error as the loss, or a data set with classes.",
    ),
    "prediction_classes_differ": (
        "There are {expected} classes, but the prediction has the shape {got}.",
        "Give the predicting layer as many units as there are classes.",
    ),
    "prediction_shape_differs": (
        "The prediction has the shape {got}; numbers wanted: {expected}.",
        "Give the predicting layer as many units as the target has numbers.",
    ),
    "label_is_no_number": (
        "A class number among several classes is a name, not a quantity.",
        "Choose one_hot as the target, or cross-entropy as the loss.",
    ),
    "activation_applied_twice": (
        "The loss takes plain sums and squeezes them itself; {node} would squeeze them twice.",
        "Remove {node}, or choose squared error as the loss.",
    ),
    "targets_outside_unit_interval": (
        "This loss needs targets from 0 to 1, but those of {got} are not.",
        "Choose squared error, another target, or leave out standardising.",
    ),
}

DATA_TEXTS: dict[str, tuple[str, str]] = {
    "dataset_missing": ("The data set {got} is not on this computer.", "Run backlight data fetch {got}."),
    "dataset_damaged": ("A file of {got} is damaged.", "Delete it and run backlight data fetch {got}."),
    "dataset_download_failed": ("{got} could not be downloaded.", "Check the connection and try again."),
    "split_too_large": ("The parts need {got} examples, but there are {expected}.", "Make the parts smaller."),
    "batch_larger_than_training": (
        "A batch of {got} is larger than the training part of {expected}.",
        "Choose a smaller batch.",
    ),
    "early_stopping_without_validation": (
        "Early stopping watches the validation loss, but no examples are set apart for validation.",
        "Give the validation part some examples, or switch early stopping off.",
    ),
    "plateau_without_validation": (
        "Reduce on plateau watches the validation loss, but no examples are set apart for validation.",
        "Give the validation part some examples, or choose another schedule.",
    ),
    "fold_missing": ("There is no fold {got}; they are {expected}.", "Choose one of them, or more folds."),
    "thinning_without_classes": (
        "Frequent classes can only be thinned out where every example has one class.",
        "Remove the largest ratio.",
    ),
    "mixing_not_last": ("After {got} the inputs are mixtures, so nothing can come behind it.", "Put it last."),
    "mixing_too_large": (
        "{got} inputs are too many to be mixed; at most {expected} can.",
        "Choose standardising in its place.",
    ),
    "tokens_are_names": (
        "The inputs of {got} are names, not quantities: they cannot be scaled.",
        "Remove the preprocessing.",
    ),
    "no_tokens_arrive": (
        "{node} looks up tokens, whole numbers that stand for things, but quantities arrive.",
        "Put {node} right behind the input of a data set of tokens, or remove it.",
    ),
    "too_few_tokens": (
        "{node} knows {got} tokens, but the data have {expected}.",
        "Give {node} as many tokens as the data have.",
    ),
    "baseline_does_not_fit": (
        "{got} has nothing to predict in this data set.",
        "Choose another baseline, or another data set.",
    ),
    "baseline_too_large": (
        "This would take about {got} multiplications, more than the {expected} allowed.",
        "Choose fewer steps or neighbours, or smaller inputs.",
    ),
    "augmentation_needs_images": (
        "The augmentation {got} needs images, which these examples are not.",
        "Remove it, or choose a data set of images.",
    ),
    "augmentation_of_mixtures": (
        "Preprocessing makes mixtures of the inputs, on which {got} has no meaning.",
        "Remove it, or standardise in place of whitening.",
    ),
    "augmentation_moves_targets": (
        "{got} moves pixels, but what is wanted of them would stay where it is.",
        "Remove it; noise, brightness and cutout are possible.",
    ),
    "precision_unavailable": ("float64 is not available here.", "Choose float32."),
}
