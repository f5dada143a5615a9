/** Groups that are open in the drawing, and what reports call the blocks that are drawn. */
import { addressOf, type Opened, outputAddress } from "../domain/addresses";
import type { BlockRows } from "../domain/blockColumn";
import { equalContent } from "../domain/equalContent";
import { findGroup } from "../domain/groups";
import { nodeAt } from "../domain/places";
import type { RunSchema } from "../domain/runBuffer";
import type { Spec } from "../domain/spec";
import { documentStore } from "./documentStore";
import { selectNodes, setUi, uiStore } from "./uiStore";

/** Opens the group of a block, with its first copy shown. */
export function openGroup(id: string): void {
  const { opened } = uiStore.getState();
  if (opened[id] === undefined) setUi({ opened: { ...opened, [id]: 1 } });
}

/** Closes a group and those in it; a selection inside moves to its block. */
export function closeGroup(id: string): void {
  const { opened, selection } = uiStore.getState();
  const inside = (other: string) => other === id || other.startsWith(`${id}/`);
  const kept = Object.entries(opened).filter(([place]) => !inside(place));
  setUi({ opened: Object.fromEntries(kept) });
  if (selection.some((other) => other !== id && inside(other))) selectNodes([id]);
}

/** Shows the live values of another copy inside an open group. */
export function showCopy(id: string, copy: number): void {
  setUi({ opened: { ...uiStore.getState().opened, [id]: copy } });
}

/** Selects what an address of a report is of; a node in a group is shown in its copy. */
export function showAddress(address: string): void {
  const parts = address.split("/");
  const opened: Record<string, number> = { ...uiStore.getState().opened };
  let id = parts[0] ?? "";
  for (let at = 1; at + 1 < parts.length; at += 2) {
    opened[id] = Number(parts[at]);
    id = `${id}/${parts[at + 1]}`;
  }
  setUi({ opened });
  selectNodes([id]);
}

/** A block was renamed: what is open and selected at it stays so. */
export function followRename(from: string, to: string): void {
  const { opened, selection } = uiStore.getState();
  const name = (id: string) =>
    id === from ? to : id.startsWith(`${from}/`) ? `${to}${id.slice(from.length)}` : id;
  const places = Object.entries(opened).map(([id, copy]) => [name(id), copy]);
  setUi({ opened: Object.fromEntries(places), selection: selection.map(name) });
}

/** Closes what is no group any more, and shows a copy that there is. */
function keepOpened({ spec }: { readonly spec: Spec }): void {
  const { opened } = uiStore.getState();
  const kept = Object.entries(opened).flatMap(([id, copy]): [string, number][] => {
    const node = nodeAt(spec, id);
    const isGroup = node !== undefined && findGroup(spec.network.groups, node.type) !== undefined;
    return isGroup ? [[id, Math.min(copy, node.repeat)]] : [];
  });
  const next: Opened = Object.fromEntries(kept);
  if (!equalContent(opened, next)) setUi({ opened: next });
}

/** Keeps what is open in step with every edit of the document. Returns the way to stop. */
export function followGroups(): () => void {
  return documentStore.subscribe(keepOpened);
}

/** Rows of blocks by their names in the drawing, as long as the drawing and what is open in it stay. */
interface Known {
  readonly spec: Spec;
  readonly opened: Opened;
  readonly rows: Map<string, BlockRows>;
}

const read = new WeakMap<RunSchema, Known>();

function readRows({ spec, opened }: Known, schema: RunSchema, id: string): BlockRows {
  const node = nodeAt(spec, id);
  const output = outputAddress(spec, id, opened);
  if (node === undefined || findGroup(spec.network.groups, node.type) === undefined) {
    return { output, inner: [output] };
  }
  const prefix = `${addressOf(id, opened)}/`;
  return { output, inner: schema.nodes.filter((address) => address.startsWith(prefix)) };
}

/** Rows of a run's record that a block of the drawing shows. */
export function blockRows(schema: RunSchema, id: string): BlockRows {
  const { spec } = documentStore.getState();
  const { opened } = uiStore.getState();
  const former = read.get(schema);
  const isSame = former?.spec === spec && former.opened === opened;
  const known = isSame ? former : { spec, opened, rows: new Map<string, BlockRows>() };
  if (!isSame) read.set(schema, known);
  const rows = known.rows.get(id) ?? readRows(known, schema, id);
  known.rows.set(id, rows);
  return rows;
}
