/** The fix of a problem, applied to the document: edits of the spec by path, as the engine gives them. */
import { type Catalog, findEntry } from "./catalog";
import { type Document, insertAfter, insertOnEdge, removeNodes } from "./document";
import { isObject, ReadError, readSpec } from "./readDocument";
import { edgeId, type Problem } from "./spec";

export type Edit = Problem["fix"][number];

const NODE_PATH = /^network\.nodes\.([^.]+)$/;

/** What stands under a step of a path: in a list, an item by its id or its position. */
function placeOf(part: readonly unknown[], step: string): number {
  const named = part.findIndex((item) => isObject(item) && item.id === step);
  return named >= 0 ? named : Number(step);
}

/** JSON with another value at a path; undefined takes away what stands there. */
function written(part: unknown, steps: readonly string[], value: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  if (Array.isArray(part)) {
    const items: readonly unknown[] = part;
    const place = placeOf(items, step);
    if (rest.length === 0 && value === undefined) return items.toSpliced(place, 1);
    return place in items ? items.with(place, written(items[place], rest, value)) : items;
  }
  const { [step]: former, ...others } = isObject(part) ? part : {};
  const next = written(former, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}

function withPath(draft: Document, path: string, value: unknown): Document {
  return { ...draft, spec: readSpec(written(draft.spec, path.split("."), value)) };
}

function insert(
  draft: Document,
  { layer, config, source, target = null }: Extract<Edit, { type: "insert" }>,
  catalog: Catalog,
): Document {
  const inputs = findEntry(catalog.layers, layer)?.inputs ?? [];
  const ports = { type: layer, inputs, config: config ?? {} };
  if (target === null) return insertAfter(draft, ports, [source]).document;
  const wire = draft.spec.network.edges.find(
    (edge) => edge.source === source && edge.target === target,
  );
  return wire === undefined ? draft : insertOnEdge(draft, ports, edgeId(wire)).document;
}

function applyEdit(draft: Document, edit: Edit, catalog: Catalog): Document {
  if (edit.type === "insert") return insert(draft, edit, catalog);
  if (edit.type === "set") return withPath(draft, edit.path, edit.value);
  const node = NODE_PATH.exec(edit.path)?.[1];
  return node === undefined ? withPath(draft, edit.path, undefined) : removeNodes(draft, [node]);
}

/** The document with all edits; unchanged where one of them no longer fits it. */
export function applyFix(draft: Document, fix: Problem["fix"], catalog: Catalog): Document {
  try {
    return fix.reduce((edited, edit) => applyEdit(edited, edit, catalog), draft);
  } catch (error) {
    if (error instanceof ReadError) return draft;
    throw error;
  }
}
