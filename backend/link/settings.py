"""What a host is given at its start: it inherits nothing."""

from typing import Any

import msgspec

MOMENT_KEPT_S = 30.0
"""Whoever looks at one step of a run looks at another soon: what computed it stays for so long, where it is."""

BROUGHT = "data"
"""Folder in the home folder for the examples that people bring."""


class HostSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that decides how a host behaves.

    Attributes:
        host_id: number of the host's place in its pool.
        environment: the whole environment of the process.
        jax_config: values for `jax.config.update`, since `JAX_*` variables are read before the host exists.
        import_path: the whole of `sys.path`; the working directory is not in it.
        cpus: CPUs that the host may use, fixed for its life: results may depend on their number.
        data_dir: where downloaded data sets lie, or None. brought_dir: where those lie that people bring.
        cache_dir: private folder of JAX's own compile cache, or None.
        checkpoint_dir: folder of the host's checkpoint store, shared with the web process.
        weights_dir: folder of saved weights, shared with the web process.
        keyframe_dir: folder of keyframes, shared with the web process. keyframe_bytes: what those of a run may take.
        prewarm: whether to compile the opening experiment at start.
        memory_bytes: what the process may have.
    """

    host_id: int
    environment: dict[str, str]
    jax_config: dict[str, Any]
    import_path: list[str]
    cpus: list[int]
    data_dir: str | None
    brought_dir: str
    cache_dir: str | None
    checkpoint_dir: str
    weights_dir: str
    keyframe_dir: str
    keyframe_bytes: int
    prewarm: bool
    memory_bytes: int
