"""Texts of all warnings, by code: the message and the hint, with {node}, {got} and {expected}."""

WARNING_TEXTS: dict[str, tuple[str, str]] = {
    "evaluation_share_high": (
        "Validation takes {got} % of the computation.",
        "Evaluate less often, or make the validation set smaller.",
    ),
    "decay_too_strong": (
        "Learning rate × L2 is {got}. Above {expected} the weights oscillate and grow.",
        "Lower the learning rate or L2.",
    ),
    "schedule_without_rate": (
        "{got} chooses its own step length, so a learning-rate schedule has no effect.",
        "Choose the constant schedule.",
    ),
    "loss_without_curvature": (
        "This loss is piecewise linear, and {got} needs curvature.",
        "Choose squared error, Huber or cross-entropy, or another optimiser.",
    ),
    "equal_start": (
        "All units of {node} start with the same weights, so they compute the same output and stay the same.",
        "Choose a random initialiser for its weights.",
    ),
    "everything_frozen": (
        "No weights of this network can change, so training only evaluates it.",
        "Unfreeze a block, or set a learning-rate multiplier above 0.",
    ),
    "frozen_weight_missing": (
        "{node} has no weight {got}, which is marked as frozen, so the mark has no effect.",
        "Thaw it in the neuron view, or restore the size of the layer.",
    ),
    "gradient_blocked": (
        "The gradient of {node} is 0 everywhere, so the layers before it can't learn.",
        "Choose another activation, or place {node} where no layer before it has weights.",
    ),
    "batch_norm_single_example": (
        "With a batch size of 1, {node} has only one example to average over.",
        "Choose a batch size of 2 or more.",
    ),
    "single_number_normalized": (
        (
            "{node} subtracts the mean of a single number from that number, so its output is 0 and the layers before "
            "it can't learn."
        ),
        "Choose fewer groups, or place {node} after a wider layer.",
    ),
    "probabilities_expected": (
        "The loss expects a probability distribution, but the outputs of {node} ({got}) don't have to sum to 1.",
        "Use Softmax as the last layer, or choose cross-entropy as the loss.",
    ),
    "log_probabilities_expected": (
        "The loss expects log-probabilities, but {node} outputs {got}.",
        "Choose cross-entropy as the loss, or let this loss read probabilities and use Softmax as the last layer.",
    ),
    "shares_expected": (
        "This penalty expects activations between 0 and 1, but {node} outputs {got}.",
        "Apply it to the output of a Sigmoid, or choose the L1 penalty.",
    ),
    "logits_limited": (
        "{node} limits the logits to {got}, so the predicted probabilities can't get close to every target.",
        "Remove {node}, or add a Dense layer after it.",
    ),
    "margin_out_of_reach": (
        "{node} outputs {got}, so no score can exceed the others by the margin of {expected}.",
        "Remove {node}, add a Dense layer after it, or choose a smaller margin.",
    ),
    "output_cannot_reach_targets": (
        "{node} outputs {got}, but the targets range over {expected}.",
        "Use a Dense layer without an activation as the last layer, or scale the targets to {got}.",
    ),
    "class_weights_cancel": (
        "With a batch size of 1, class weights cancel: each batch is divided by the sum of its weights.",
        "Increase the batch size to at least {expected}, or remove the class weights.",
    ),
    "class_weights_mostly_cancel": (
        "With a batch size of {got}, class weights have little effect: in a batch with a single class they cancel.",
        "Increase the batch size to at least {expected}, or remove the class weights.",
    ),
    "loss_unsuited": (
        "{node} outputs {got}, and this loss measures the distance to the class: its gradient is multiplied by the "
        "slope of {node}, which is nearly 0 where a prediction is confident and wrong.",
        "Choose cross-entropy as the loss.",
    ),
    "rectified_output": (
        "{node} outputs no negative numbers, so a score that falls below 0 gets no gradient and stays at 0.",
        "Remove {node}: the loss reads the numbers before it.",
    ),
    "no_activation": (
        "There is no activation function between the {got} layers with weights, so together they are one linear layer.",
        "Add ReLU between them.",
    ),
    "no_activation_between": (
        "There is no activation function between {node} and {got}, so together they are one linear layer.",
        "Add ReLU between them, or remove one of them.",
    ),
    "initial_weights_too_large": (
        "The initial weights of {node} are so large that its sums are about {got} times as large as its inputs.",
        "Use Glorot or He initialisation.",
    ),
    "softmax_of_one": (
        "{node} normalises a single number, so its output is always 1 and the layers before it can't learn.",
        "Use Sigmoid for a probability, no activation for a value, or one unit per class.",
    ),
    "softmax_inside": (
        "{node} is a softmax inside the network: its outputs sum to 1, so they and their gradients are small.",
        "Use ReLU in its place.",
    ),
    "bottleneck": (
        "{node} reduces every example to a single number, and all later layers see only that.",
        "Give {node} more units.",
    ),
    "rate_far_too_high": (
        "The learning rate of {got} is hundreds of times higher than usual for this optimiser.",
        "Start with {expected}.",
    ),
    "rate_far_too_low": (
        "The learning rate of {got} is thousands of times lower than usual for this optimiser.",
        "Start with {expected}.",
    ),
    "penalty_large": (
        "A penalty of {got} pulls the weights to 0 faster than most data can make them grow.",
        "Start with {expected}.",
    ),
    "clipping_stops_motion": (
        "Clipping at {got} makes every step so short that the weights stay where they start.",
        "Clip at {expected}, or not at all.",
    ),
    "schedule_stops_motion": (
        "The schedule lowers the learning rate so fast that all its steps together go no further than {got} steps at "
        "the full rate.",
        "Choose a slower schedule, or a constant rate.",
    ),
    "momentum_large": (
        "A momentum of {got} adds up more than a hundred past gradients in each step, so steps overshoot.",
        "Start with {expected}.",
    ),
    "dropout_large": (
        "{node} sets a share of {got} of its inputs to 0 in every step, so little is left to learn from.",
        "Remove {node}, or start with {expected}.",
    ),
    "noise_large": (
        "{node} adds noise with a standard deviation of {got} to activations of about 1.",
        "Remove {node}, or start with {expected}.",
    ),
    "initial_weights_too_small": (
        "The initial weights of {node} are so small that hardly anything of its input is left in its output.",
        "Use Glorot or He initialisation.",
    ),
    "initial_biases_too_large": (
        "The initial biases of {node} ({got}) are larger than its sums, so its units start off or saturated.",
        "Start biases at 0.",
    ),
    "batch_norm_small_batch": (
        "With a batch size of {got}, {node} estimates mean and variance from too few examples.",
        "Choose a batch size of at least {expected}.",
    ),
    "too_few_examples": (
        "There are only {got} training examples.",
        "Use at least {expected}.",
    ),
    "unscaled_inputs": (
        "The inputs aren't scaled: they are known to reach {got}. Usual initial weights and learning rates assume "
        "about unit size.",
        "Standardise each feature.",
    ),
}
