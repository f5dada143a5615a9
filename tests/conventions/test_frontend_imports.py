"""Import direction in the browser code: domain < api < state < features < app; features never import each other."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent.parent / "frontend" / "src"
IMPORT = re.compile(r"""(?:from|import)\s*\(?\s*["']([^"']+)["']""")

ALLOWED = {
    "generated": set[str](),
    "locales": set[str](),
    "domain": {"generated"},
    "i18n": {"locales", "domain"},
    "api": {"generated", "domain"},
    "state": {"generated", "domain", "api", "i18n"},
    "ui": {"domain", "i18n"},
    "features": {"generated", "domain", "api", "state", "ui", "i18n"},
}
ALLOWED["app"] = {*ALLOWED["features"], "features"}
ALLOWED["main"] = {*ALLOWED["app"], "app", "shell"}
ALLOWED["embed"] = ALLOWED["replay"] = ALLOWED["main"]
FRAMEWORKS = {"react", "react-dom", "@xyflow/react", "zustand", "zundo", "@tanstack/react-query", "uplot"}


def room_of(path: Path) -> str:
    """First folder (or bare file name) under src: where a module lives."""
    return path.relative_to(SOURCE).parts[0].split(".")[0]


def modules() -> list[Path]:
    found = [path for suffix in ("*.ts", "*.tsx") for path in SOURCE.rglob(suffix)]
    return sorted(path for path in found if ".test." not in path.name and room_of(path) != "generated")


def imports_of(path: Path) -> list[str]:
    return IMPORT.findall(path.read_text(encoding="utf-8"))


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_a_module_imports_only_downwards(path: Path) -> None:
    room = room_of(path)
    for target in imports_of(path):
        if not target.startswith("."):
            continue
        resolved = (path.parent / target).resolve()
        other = room_of(resolved)
        if other == room:
            if room == "features":
                assert resolved.relative_to(SOURCE).parts[1] == path.relative_to(SOURCE).parts[1], target
            continue
        assert other in ALLOWED[room], f"{room} must not import {other}: {target}"


@pytest.mark.parametrize("path", [path for path in modules() if room_of(path) == "domain"], ids=name_of)
def test_the_domain_knows_no_framework_and_no_dom(path: Path) -> None:
    assert not FRAMEWORKS.intersection(imports_of(path))
    assert not re.search(r"\b(document|window)\.", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_one_module_touches_the_graph_library(path: Path) -> None:
    if any(target.startswith("@xyflow/") for target in imports_of(path)):
        assert name_of(path) in {"features/graph/flow.ts", "features/graph/flow.tsx", "main.tsx"}, path


KEY_HANDLERS = {
    "features/faces/PixelReader.tsx": "arrow keys read the values of neighbouring pixels",
    "features/faces/TilePicker.tsx": "arrow keys move the focus in a grid of pictures",
    "features/neurons/NeuronCanvas.tsx": "arrow keys go from unit to unit and line to line",
    "features/neurons/WeightEditor.tsx": "Enter and Escape in the field of a weight",
    "features/views/CodeView.tsx": "arrow keys move the point in the plane of the code",
    "features/views/drawn/DrawingSurface.tsx": "arrow keys move the crosshair, Enter draws there",
    "features/views/ownExample/DrawingCanvas.tsx": "arrow keys move the brush",
    "app/Divider.tsx": "arrow keys move the divider that has the focus",
    "state/actions/keys.ts": "finds the action of a key",
    "features/graph/GraphEditor.tsx": "hands the keys of the canvas to the list of actions",
    "features/graph/Minimap.tsx": "arrow keys on the map move the view",
    "features/timeline/Axis.tsx": "arrow keys on the slider go from report to report",
    "features/runs/RunRow.tsx": "Escape leaves the name of a run",
    "features/commands/CommandPalette.tsx": "arrow keys choose in the list of commands, Enter runs one",
    "features/glossary/TermCard.tsx": "Escape hides the card of a term",
    "features/numbers/NumbersView.tsx": "arrow keys go from step to step of the example",
    "features/numbers/WeightGrid.tsx": "arrow keys move the focus in a grid",
    "features/palette/Palette.tsx": "arrow keys move the focus in a list, Enter adds what was searched for",
    "app/embed/keys.ts": "passes keys of a frame on to the page around it",
    "app/TitleField.tsx": "Enter ends the edit of a field",
    "ui/NumberField.tsx": "arrow keys and Enter in a field",
    "ui/RepeatStepper.tsx": "Enter and Escape in the field of a stepper",
    "ui/SideWindow.tsx": "Escape closes the window",
    "ui/Select.tsx": "keys of an open list",
    "ui/Tooltip.tsx": "Escape hides the tooltip",
}


def test_keys_that_act_on_the_page_are_found_in_the_list_of_actions() -> None:
    handlers = {
        name_of(path) for path in modules() if re.search(r"keydown|onKeyDown", path.read_text(encoding="utf-8"))
    }
    assert handlers == set(KEY_HANDLERS)


PAINTERS = {
    "state/scheduler.ts": "the loop itself",
    "state/useLive.ts": "what React shows of live data",
    "state/innerRows.ts": "asks for rows of open copies while the page is seen",
    "state/exampleNumbers.ts": "waits for the answer to a question about one example",
    "features/blockPulse/pulseBoard.ts": "writes bars and numbers of all blocks in one beat",
    "features/health/StripCanvas.tsx": "paints a canvas",
    "features/loss/ChartFrame.tsx": "paints a canvas",
    "features/neurons/NeuronCanvas.tsx": "paints a canvas",
    "features/pair/usePair.ts": "moves both sides to their common step",
    "features/tour/Tour.tsx": "keeps card and ring at the part of the page that a step is about",
    "features/views/BoundaryView.tsx": "paints a canvas",
    "features/views/drawn/DrawnPlane.tsx": "paints a canvas",
    "features/wires/WiresOverlay.tsx": "paints a canvas",
    "state/replayPlayer.ts": "moves the step shown with the time",
}


def test_what_react_shows_of_live_data_is_read_by_one_hook() -> None:
    scheduling = {name_of(path) for path in modules() if re.search(r"\bschedule\(", path.read_text(encoding="utf-8"))}
    assert scheduling == set(PAINTERS)


STORAGES = {
    "state/browserStorage.ts": "gives a page in a frame of another website a storage of its own",
    "app/lostParts.ts": "remembers that the page was loaded anew",
}


def test_the_browser_s_storage_is_reached_through_one_module() -> None:
    storage = re.compile(r"\b(local|session)Storage\b")
    touching = {name_of(path) for path in modules() if storage.search(path.read_text(encoding="utf-8"))}
    assert touching == set(STORAGES)


PAGE_STATE = {
    "state/actions/clipboard.ts": "what was copied in this page",
    "state/check.ts": "what the server says of the document",
    "state/cover.ts": "messages over the drawing",
    "state/documentStore.ts": "the document, which is one",
    "state/drawn.ts": "what was drawn last, for tests",
    "state/faces.ts": "what blocks show, and of which example",
    "state/outputTab.ts": "which picture of the output is in front",
    "state/ownImage.ts": "the picture that is being drawn as an example",
    "state/pointedUnit.ts": "the unit that is pointed at",
    "state/listTask.ts": "which entry of a list is being renamed or deleted",
    "state/openTerm.ts": "the term that the glossary opens at",
    "state/palette.ts": "colours of the theme",
    "state/uploadedTables.ts": "the table whose columns are being chosen",
    "state/panels.ts": "sizes and folds of the page's panels",
    "state/scheduler.ts": "the page's one animation frame",
    "state/studies.ts": "the study looked at, and those begun here",
    "state/uiStore.ts": "language, theme, selection",
}
MODULE_STATE = re.compile(r"^(?:export )?(?:let |const \w+\s*=\s*createStore)", re.MULTILINE)


def test_what_belongs_to_a_session_lies_in_its_stage_and_in_no_module() -> None:
    state = [path for path in modules() if room_of(path) == "state"]
    holding = {name_of(path) for path in state if MODULE_STATE.search(path.read_text(encoding="utf-8"))}
    assert holding == set(PAGE_STATE)
