"""Experiments with images."""

from engine.views.definition import ViewScene


def has_images(scene: ViewScene) -> bool:
    """Whether the examples are images."""
    return len(scene.prepared.input_shape) == 3


def images_with_classes(scene: ViewScene) -> bool:
    """Whether the examples are images of one class each, which the network predicts."""
    labels = scene.prepared.labels
    return has_images(scene) and scene.accuracy and labels is not None and labels.ndim == 1
