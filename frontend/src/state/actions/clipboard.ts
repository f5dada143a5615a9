/** Copy and paste of blocks with the wires among them, inside this page. */

import { insertionPlace } from "../../domain/blocks";
import { duplicateNodes } from "../../domain/duplicate";
import { addInPlace, graphAt, groupAt, idInPlace, nodeAt, placeOf } from "../../domain/places";
import { valuesAt, writeValues } from "../../domain/references";
import { type Config, findNode, type Spec } from "../../domain/spec";
import { documentStore, replaceDocument } from "../documentStore";
import { mayAdd } from "../nesting";
import { selectNodes, setUi, uiStore } from "../uiStore";

interface Copied {
  /** The network or group that the blocks were copied from, as a spec. */
  readonly spec: Spec;
  readonly ids: readonly string[];
  /** The group that they were copied from, with the values of its parameters there. */
  readonly host: string | undefined;
  readonly values: Config;
}

let copied: Copied | null = null;

export function hasCopy(): boolean {
  return copied !== null;
}

export function copySelection(): void {
  const { spec } = documentStore.getState();
  const { selection } = uiStore.getState();
  const place = placeOf(selection.at(-1) ?? "");
  const ids = selection.filter((id) => placeOf(id) === place && nodeAt(spec, id) !== undefined);
  const graph = graphAt(spec, place);
  if (ids.length === 0 || graph === null) return;
  const network = { ...spec.network, nodes: graph.nodes, edges: graph.edges };
  copied = {
    ...{ spec: { ...spec, network }, ids: ids.map(idInPlace) },
    ...{ host: groupAt(spec, place)?.name, values: valuesAt(spec, place) },
  };
}

/** The copied blocks as they are pasted in a place: elsewhere parameters of their group give way to their values. */
function asPasted({ spec, ids, host, values }: Copied, into: Spec, place: string) {
  const there = groupAt(into, place);
  const known = there?.name === host ? (there?.group.parameters ?? {}) : {};
  const missing = Object.entries(values).filter(([name]) => !Object.hasOwn(known, name));
  const chosen = spec.network.nodes.filter(({ id }) => ids.includes(id));
  const written = writeValues(chosen, Object.fromEntries(missing));
  const network = { ...spec.network, nodes: [...written.nodes] };
  return { spec: { ...spec, network }, written: Object.entries(written.values) };
}

export function pasteCopy(): void {
  if (copied === null) return;
  const { spec, ids, host = "" } = copied;
  const { selection, opened } = uiStore.getState();
  const draft = documentStore.getState();
  const { place } = insertionPlace(draft.spec, opened, selection);
  const types = ids.flatMap((id) => findNode(spec, id)?.type ?? []);
  if (!types.every((type) => mayAdd(type, place, spec.network.groups))) return;
  const { spec: from, written } = asPasted(copied, draft.spec, place);
  const pasted = addInPlace(draft, place, (inner) => duplicateNodes(inner, ids, from));
  replaceDocument(pasted.document);
  selectNodes(pasted.ids);
  if (written.length === 0) return;
  const values = written.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join(", ");
  setUi({
    notice: { key: "group.values_written", values: { group: host.replaceAll("_", " "), values } },
  });
}
