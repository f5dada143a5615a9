"""One or more settings over lists of values, and all optimisers in a race."""

from engine.optimizers import OPTIMIZERS
from engine.spec import Component, ExperimentSpec, Setting, paths, setting
from engine.studies.axes import cross
from engine.studies.definition import Changes, MemberChange, StudyConfig, StudyDef
from engine.studies.settings import Axis, axes_setting

AXES: Setting = axes_setting("Settings of the experiment and the values they take. Every combination is trained.")


class SweepConfig(StudyConfig):
    """Settings of a sweep."""

    axes: tuple[Axis, ...] = AXES

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        return cross(spec, self.axes)


class RaceConfig(StudyConfig):
    """Settings of a race."""

    optimizers: tuple[Component, ...] | None = setting(
        None,
        title="Optimisers",
        help="Those that take part, with their settings. Empty: all that train in mini-batches, with default settings.",
        min_length=1,
        max_length=32,
    )

    def list_changes(self, spec: ExperimentSpec) -> list[Changes]:
        """See `StudyConfig`."""
        usual = [Component(type=one.type) for one in OPTIMIZERS if one.full_batch is None]
        entered = usual if self.optimizers is None else self.optimizers
        return [(MemberChange(path=paths.OPTIMIZER, value=one.model_dump(mode="json")),) for one in entered]


SWEEP = StudyDef(
    type="sweep",
    title="Sweep",
    summary="Trains the experiment once for every combination of values: seeds, learning rates, widths, optimisers.",
    source="Bengio 2012 (Practical recommendations for gradient-based training), section 3.",
    Config=SweepConfig,
)

RACE = StudyDef(
    type="race",
    title="Race of optimisers",
    summary="Trains the experiment with each optimiser, from the same initial weights and with the same batches.",
    source="Schmidt, Schneider and Hennig 2021 (Descending through a crowded valley).",
    Config=RaceConfig,
)
