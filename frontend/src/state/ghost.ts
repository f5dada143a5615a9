/** The former run beside the one on stage: what it differs in, and whether both losses can lie on one axis. */
import type { Catalog } from "../domain/catalog";
import type { RunBuffer } from "../domain/runBuffer";
import { type Apart, apartBy, type Difference, differences } from "../domain/runDifference";
import type { Spec } from "../domain/spec";
import { queryClient } from "./queries";
import type { Ghost, GhostName } from "./runs";
import type { Stage } from "./stage";

export interface GhostView {
  readonly buffer: RunBuffer;
  /** Message key of its name where nothing differs, or nothing is known. */
  readonly name: GhostName;
  /** Null where what one of both trained is not known. */
  readonly differences: readonly Difference[] | null;
  /** Why it is not drawn; null where it is. */
  readonly apart: Apart | null;
}

/** Values that the former run went through of a setting, where it was changed during the run. */
function changes({ events }: RunBuffer, path: string): unknown[] {
  return events
    .filter(({ kind, detail }) => kind === "live_change" && detail.path === path)
    .map(({ detail }) => detail.to);
}

/** With the values that a setting had during the run: the first, and the last. */
function withChanges(buffer: RunBuffer, difference: Difference): Difference {
  const last = changes(buffer, difference.path).at(-1);
  return last === undefined ? difference : { ...difference, last };
}

const compared = new WeakMap<
  Stage,
  { ghost: Ghost; spec: unknown; catalog: unknown; view: GhostView }
>();

function compare(ghost: Ghost, spec: Spec | null, catalog: Catalog | null): GhostView {
  const { buffer, name } = ghost;
  if (ghost.spec === null || spec === null) {
    return { buffer, name, differences: null, apart: null };
  }
  const found = differences(ghost.spec, spec, catalog);
  return {
    buffer,
    name,
    differences: found.map((difference) => withChanges(buffer, difference)),
    apart: apartBy(ghost.spec, spec, catalog),
  };
}

export function ghostView(stage: Stage): GhostView | null {
  const ghost = stage.runs.ghost;
  if (ghost === null) {
    return null;
  }
  const catalog = queryClient.getQueryData<Catalog>(["catalog"]) ?? null;
  const spec = stage.runs.described;
  const former = compared.get(stage);
  if (former?.ghost === ghost && former.spec === spec && former.catalog === catalog) {
    return former.view;
  }
  const view = compare(ghost, spec, catalog);
  compared.set(stage, { ghost, spec, catalog, view });
  return view;
}

/** The former run where its loss can be drawn beside the present one's. */
export function drawnGhost(stage: Stage): RunBuffer | null {
  const view = ghostView(stage);
  return view === null || view.apart !== null ? null : view.buffer;
}
