"""Texts of the problems of objectives and data, by code: the message and the hint."""

OBJECTIVE_TEXTS: dict[str, tuple[str, str]] = {
    "prediction_unknown_node": (
        "The loss reads {got}, which doesn't exist.",
        "Choose the block whose output is the prediction.",
    ),
    "target_not_taken": ("This loss can't be used with the target {got}.", "Choose one of: {expected}."),
    "metric_uninformative": (
        "The metric {got} isn't defined for this prediction.",
        "Remove it: some metrics are for classification, others for regression.",
    ),
    "class_weights_without_classes": (
        "Class weights need one class per example, but this data set has none.",
        "Remove the class weights.",
    ),
    "class_weights_differ": (
        "There are {got} class weights, but {expected} classes.",
        "Enter one weight per class, or choose balanced.",
    ),
    "objective_without_target": (
        "The first loss has no target, so the network has nothing to predict.",
        "Move a loss with a target to the first place, and penalties after it.",
    ),
    "classes_at_every_position": (
        "This data set has a class at every position, but {got} expects one class per example.",
        "Choose per-pixel cross-entropy as the loss.",
    ),
    "one_class_an_example": (
        "This data set has one class per example, but {got} expects a class at every position.",
        "Choose cross-entropy as the loss, or a data set with a class at every pixel or step.",
    ),
    "prediction_positions_differ": (
        "The prediction has the shape {got}, but must be {expected}: the positions and one channel per class.",
        "Keep the height and width of the input, and predict one channel per class.",
    ),
    "data_without_classes": ("The target {got} needs classes, but this data set has none.", "Choose the target value."),
    "prediction_cells_differ": (
        "The prediction has the shape {got}, but must be {expected}: the cells of the grid, and at each one logits of "
        "the background and of every class and four numbers of a box.",
        "Predict that many channels, and choose strides, or the grid of the loss, so that height and width match.",
    ),
    "data_with_boxes": (
        "This data set has bounding boxes to predict, not the target {got}.",
        "Choose the target boxes and the MultiBox loss.",
    ),
    "data_without_boxes": (
        "This data set has no bounding boxes to predict.",
        "Choose a data set with several shapes per image, or another target.",
    ),
    "data_without_values": ("This data set has no values to predict.", "Choose the target label or one_hot."),
    "target_has_no_classes": (
        "Cross-entropy needs classes, but the targets are numbers.",
        "Choose squared error as the loss, or a data set with classes.",
    ),
    "prediction_classes_differ": (
        "There are {expected} classes, but the prediction has the shape {got}.",
        "Predict one number per class: end with a Dense layer of {expected} units.",
    ),
    "prediction_shape_differs": (
        "The prediction has the shape {got}, but the target has {expected} numbers.",
        "Change the layers so that the prediction has {expected} numbers.",
    ),
    "prediction_is_no_point": (
        "The prediction has the shape {got}, but a surface is read at a point, which has {expected} numbers.",
        "End with a Dense layer of {expected} units.",
    ),
    "label_is_no_number": (
        "With more than two classes, a class number is a label, not a quantity.",
        "Choose one_hot as the target, or cross-entropy as the loss.",
    ),
    "activation_applied_twice": (
        "The loss expects logits and applies the activation itself; {node} would apply it twice.",
        "Remove {node}, or choose squared error as the loss.",
    ),
    "targets_outside_unit_interval": (
        "This loss needs targets between 0 and 1, but those of {got} are outside that range.",
        "Choose squared error or another target, or don't standardise the inputs.",
    ),
}

DATA_TEXTS: dict[str, tuple[str, str]] = {
    "data_count_only": (
        "This data set has a shape but no examples, so the network can be counted but not trained.",
        "To train it, choose a data set with examples.",
    ),
    "dataset_missing": (
        "The data set {got} hasn't been downloaded to this computer.",
        "Run backlight data fetch {got}.",
    ),
    "dataset_damaged": ("A file of {got} is damaged.", "Delete it and run backlight data fetch {got}."),
    "dataset_download_failed": ("{got} couldn't be downloaded.", "Check the connection and try again."),
    "split_too_large": (
        "The training, validation and test sets need {got} examples, but the data set has {expected}.",
        "Make these sets smaller.",
    ),
    "batch_larger_than_training": (
        "The batch size {got} is larger than the training set of {expected} examples.",
        "Choose a smaller batch size.",
    ),
    "early_stopping_without_validation": (
        "Early stopping monitors the validation loss, but the validation set is empty.",
        "Enlarge the validation set, or turn early stopping off.",
    ),
    "plateau_without_validation": (
        "Reduce on plateau monitors the validation loss, but the validation set is empty.",
        "Enlarge the validation set, or choose another schedule.",
    ),
    "fold_missing": (
        "There is no fold {got}; the folds are {expected}.",
        "Choose one of them, or increase the number of folds.",
    ),
    "thinning_without_classes": (
        "Undersampling needs one class per example.",
        "Turn undersampling off.",
    ),
    "left_out_class_missing": (
        "The data set has no class number {got} to leave out of training.",
        "Choose one of its classes ({expected}), or leave none out.",
    ),
    "points_missing": (
        "There are too few points to train on: {got}.",
        "Click in the picture of the plane to add points of at least two classes.",
    ),
    "points_of_one_class": (
        "All points are of class {got}, so there are no classes to separate.",
        "Add points of another class: choose it above the picture, or hold Shift and click.",
    ),
    "point_of_no_class": (
        "There is a point of class number {got}, but the classes are {expected}.",
        "Increase the number of classes, or remove these points.",
    ),
    "curve_missing": (
        "The curve has too few points to train on: {got}.",
        "Drag across the picture to draw it.",
    ),
    "nothing_left_to_train": (
        "No training examples are left without this class.",
        "Leave out another class, or none.",
    ),
    "mixing_not_last": (
        "After {got} each input is a mixture of all inputs, so no further scaling can follow.",
        "Move it to the end.",
    ),
    "mixing_too_large": ("{got} inputs are too many to decorrelate; the limit is {expected}.", "Standardise instead."),
    "tokens_are_names": (
        "The inputs of {got} are tokens, not quantities, so they can't be scaled.",
        "Remove the preprocessing.",
    ),
    "no_tokens_arrive": (
        "{node} looks up tokens, but its inputs are quantities.",
        "Place {node} directly after the input of a data set of tokens, or remove it.",
    ),
    "too_few_tokens": ("{node} has {got} tokens, but the data has {expected}.", "Set Tokens of {node} to {expected}."),
    "baseline_does_not_fit": (
        "{got} can't be used with this data set.",
        "Choose another baseline, or another data set.",
    ),
    "baseline_too_large": (
        "This would take about {got} multiplications, more than the limit of {expected}.",
        "Choose fewer steps or neighbours, or smaller inputs.",
    ),
    "augmentation_needs_images": ("The augmentation {got} needs images.", "Remove it, or choose a data set of images."),
    "augmentation_of_mixtures": (
        "After whitening the inputs are no longer pixels, so {got} can't be applied.",
        "Remove it, or standardise instead of whitening.",
    ),
    "augmentation_moves_targets": (
        "{got} moves pixels, but the targets would stay in place.",
        "Remove it; noise, brightness and cutout are possible.",
    ),
    "precision_unavailable": ("float64 isn't available here.", "Choose float32."),
}
