"""What the views of a run show, drawn from the weights as they stand."""

from collections.abc import Mapping
from functools import partial

from pydantic import JsonValue

from engine import registry
from engine.compile.program import Program
from engine.datasets.definition import PreparedData
from engine.errors import EngineError, Problem
from engine.problems import make_problem
from engine.report import Arrays
from engine.spec import ExperimentSpec
from engine.views import VIEWS
from engine.views.definition import ViewDef, ViewModel, ViewScene
from engine.views.requests import view_options, view_type

LONGEST_GOT = 100
"""Letters of a request that its refusal repeats."""

_BY_TYPE = {view.type: view for view in VIEWS}


def view_scene(program: Program, spec: ExperimentSpec, prepared: PreparedData) -> ViewScene:
    """What the views of a run may know of it."""
    dataset = registry.dataset(spec.data.type)
    config = dataset.Config.model_validate(spec.data.config)
    objective = program.objective
    return ViewScene(
        kind=prepared.kind,
        inputs_at=None if dataset.inputs_at is None else partial(dataset.inputs_at, config),
        target=spec.objectives[0].target,
        prepared=prepared,
        accuracy=objective.accuracy,
        grid=None if objective.loss.grid is None else objective.loss.grid(objective.config),
        surface=None if objective.loss.surface is None else objective.loss.surface(objective.config),
    )


def offered_views(scene: ViewScene) -> tuple[str, ...]:
    """The pictures that a run has, in the order of `VIEWS`; those on request are not among them."""
    return tuple(view.type for view in VIEWS if view.applies(scene) and not view.on_request)


def offered_requests(scene: ViewScene) -> tuple[str, ...]:
    """The views on request that a run offers beside its pictures, in the order of `VIEWS`."""
    return tuple(view.type for view in VIEWS if view.tab and view.applies(scene))


def examples_shown(scene: ViewScene) -> int | None:
    """How many examples the first view of a run predicts at once; None where it has none that does."""
    counts = (view.examples(scene) for view in VIEWS if view.applies(scene))
    return next((count for count in counts if count is not None), None)


def draw_view(name: str, options: Mapping[str, JsonValue], scene: ViewScene, model: ViewModel) -> Arrays:
    """The arrays of a view, as defined by its record.

    Args:
        name: of the view, or a request for it (`engine.views.requests`).
        options: of the view, by name; those left out are of the request or have their default.

    Raises:
        EngineError: `unknown_view`; `unknown_view_option` for an option or a value that the view doesn't have.
    """
    view, chosen = requested_view(name, options, scene)
    return view.compute(scene, model, chosen)


def requested_view(name: str, options: Mapping[str, JsonValue], scene: ViewScene) -> tuple[ViewDef, dict[str, str]]:
    """(the view, a value for each of its options); see `draw_view`."""
    known = [view.type for view in VIEWS if view.applies(scene)]
    if (kind := view_type(name)) not in known:
        raise EngineError(make_problem("unknown_view", got=kind[:LONGEST_GOT], expected=", ".join(known) or "none"))
    view = _BY_TYPE[kind]
    return view, _chosen({**view_options(name), **options}, view)


def can_draw(request: str, scene: ViewScene) -> bool:
    """Whether a request is for a view of the run, with options that the view has."""
    view = _BY_TYPE.get(view_type(request))
    if view is None or not view.applies(scene):
        return False
    try:
        _chosen(view_options(request), view)
    except EngineError:
        return False
    return True


def _chosen(options: Mapping[str, JsonValue], view: ViewDef) -> dict[str, str]:
    known = view.options
    chosen = {option: values[0] for option, values in known.items() if values} | dict(view.defaults)
    for option, value in options.items():
        values = known.get(option)
        if not isinstance(value, str) or values is None or (values and value not in values):
            raise EngineError(_unknown_option(f"{option}={value}", known))
        chosen[option] = value
    missing = next((option for option in known if option not in chosen), None)
    if missing is not None:
        raise EngineError(_unknown_option(f"{missing}=", known))
    return chosen


def _unknown_option(got: str, known: Mapping[str, tuple[str, ...]]) -> Problem:
    """got: as `option=value`, shortened."""
    offered = ", ".join(f"{option}={value}" for option, values in known.items() for value in values or ("…",)) or "none"
    return make_problem("unknown_view_option", got=got[:LONGEST_GOT], expected=offered)
