"""Bodies of the calls on networks that others have trained."""

from backend.protocol.http import Body


class PretrainedNetwork(Body):
    """A network of the zoo with published weights.

    `command` downloads them, `megabytes` their size; `available` says whether this server has them.
    """

    type: str
    title: str
    source: str
    command: str
    megabytes: float
    available: bool


class PretrainedList(Body):
    """All of them, in the order of the zoo."""

    networks: list[PretrainedNetwork]
