"""Bodies of the calls on saved weights."""

from pydantic import Field

from backend.protocol.http import Body


class SavedWeightsCreate(Body):
    """The weights of a run as they stand.

    `experiment` is the title of the experiment; `library` the token under which they are kept (None: the session's).
    """

    run_id: str
    name: str = Field(default="", max_length=100)
    experiment: str = Field(default="", max_length=200)
    library: str | None = Field(default=None, min_length=16, max_length=128)


class SavedWeightsNode(Body):
    """A block of saved weights: its layer type, and the shapes of its arrays and of its running statistics."""

    node_id: str
    type: str
    weights: dict[str, list[int]]
    layers: dict[str, list[int]]


class SavedWeights(Body):
    """Saved weights.

    `weights` is the SHA-256 of their file, by which specs name them (`weights_from`); `experiment` the title of the
    experiment that they were trained in, empty where it is unknown.
    """

    id: str
    weights: str
    name: str
    step: int
    size_bytes: int
    created_at: str
    experiment: str
    nodes: list[SavedWeightsNode]


class SavedWeightsList(Body):
    """All saved weights of a token, the newest first."""

    weights: list[SavedWeights]


class SavedWeightsRename(Body):
    """Another name."""

    name: str = Field(max_length=100)
