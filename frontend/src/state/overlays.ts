/** The runs laid over the one in focus: what each has otherwise, and whether its curves can lie on one axis with it. */
import type { Catalog } from "../domain/catalog";
import type { RunBuffer } from "../domain/runBuffer";
import { type Apart, apartBy, type Difference, differences } from "../domain/runDifference";
import type { Spec } from "../domain/spec";
import { presentCatalog } from "./queries";
import type { Overlay } from "./runs";
import type { Stage } from "./stage";

export interface OverlayView extends Overlay {
  /** Its place among the runs of the session, from 1 on; 0 for one of another session. */
  readonly number: number;
  /** What it has otherwise than the run in focus; null where what one of both trained is not known. */
  readonly differences: readonly Difference[] | null;
  /** Why its loss is not drawn; null where it is. */
  readonly apart: Apart | null;
}

/** Values that a run went through of a setting; one set after its last step changed nothing of it. */
function changes({ events, lastStep }: RunBuffer, path: string): unknown[] {
  return events
    .filter(({ step }) => step < lastStep)
    .filter(({ kind, detail }) => kind === "live_change" && detail.path === path)
    .map(({ detail }) => detail.to);
}

/** With the values that a setting had during the run: the first, and the last. */
export function withChanges(buffer: RunBuffer, difference: Difference): Difference {
  const last = changes(buffer, difference.path).at(-1);
  return last === undefined ? difference : { ...difference, last };
}

function compare(
  overlay: Overlay,
  number: number,
  spec: Spec | null,
  catalog: Catalog | null,
): OverlayView {
  if (overlay.spec === null || spec === null) {
    return { ...overlay, number, differences: null, apart: null };
  }
  const found = differences(overlay.spec, spec, catalog);
  return {
    ...overlay,
    number,
    differences: found.map((difference) => withChanges(overlay.buffer, difference)),
    apart: apartBy(overlay.spec, spec, catalog),
  };
}

interface Compared {
  readonly version: number;
  readonly catalog: Catalog | null;
  readonly views: readonly OverlayView[];
}

const compared = new WeakMap<Stage, Compared>();

/** The visible ones, as they were left. */
export function overlayViews(stage: Stage): readonly OverlayView[] {
  const { version } = stage.runs;
  const catalog = presentCatalog();
  const known = compared.get(stage);
  if (known?.version === version && known.catalog === catalog) return known.views;
  const spec = stage.runs.described;
  const ids = stage.session.getState().runs.map(({ run_id }) => run_id);
  const views = stage.runs.overlays
    .filter(({ visible }) => visible)
    .map((overlay) => compare(overlay, ids.indexOf(overlay.runId) + 1, spec, catalog));
  compared.set(stage, { version, catalog, views });
  return views;
}

/** Those whose loss can be drawn beside that of the run in focus. */
export function drawnOverlays(stage: Stage): readonly OverlayView[] {
  return overlayViews(stage).filter(({ apart }) => apart === null);
}

/** Those that learned from the same data, so that metrics and statistics can be compared. */
export function comparableOverlays(stage: Stage): readonly OverlayView[] {
  return overlayViews(stage).filter(({ apart }) => apart !== "data");
}
