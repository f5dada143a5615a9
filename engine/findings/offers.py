"""What a rule offers: changes that are no other spelling of the same experiment, each once."""

from collections.abc import Iterable

from engine.findings.definition import Cure
from engine.normal_form import normalize
from engine.spec import ExperimentSpec


def offer(spec: ExperimentSpec, changes: Iterable[tuple[str, ExperimentSpec]]) -> tuple[Cure, ...]:
    """Cures by code, in their order; left out is what trains as the spec itself or as one before it.

    Writing out a default changes the spec and nothing that is trained.
    """
    forms, found = [normalize(spec)], list[Cure]()
    for code, changed in changes:
        form = forms[0] if changed == spec else normalize(changed)
        if form not in forms:
            forms.append(form)
            found.append(Cure(code, changed))
    return tuple(found)
