/** Adds layers and groups to the drawing. */
import {
  addLoose,
  insertBehind,
  insertionPlace,
  insertOnWire,
  placeOfWire,
} from "../domain/blocks";
import { type Catalog, findEntry } from "../domain/catalog";
import { type Document, type LayerPorts, setPositions } from "../domain/document";
import { lastNode } from "../domain/graph";
import { takeGroups } from "../domain/groupLibrary";
import { portsOf } from "../domain/groups";
import { isLossNode } from "../domain/lossBlocks";
import type { Point } from "../domain/nodeSizes";
import { blockAt, graphAt, NETWORK } from "../domain/places";
import { startConfig } from "../domain/schema";
import { blockFacts } from "./blockFacts";
import { checkStore } from "./check";
import { documentStore, replaceDocument } from "./documentStore";
import { mayAdd } from "./nesting";
import { selectNodes, uiStore } from "./uiStore";

const READY = "ready:";

/** What a ready-made group is called while it is dragged or added, apart from the document's own of that name. */
export function readyType(name: string): string {
  return READY + name;
}

/** The document with a ready-made group in it, and the group's name there. */
function takeReady(draft: Document, catalog: Catalog, name: string) {
  const ready = Object.fromEntries(catalog.groups.map(({ type, group }) => [type, group]));
  const { document, names } = takeGroups(draft, ready, [name]);
  return { draft: document, type: names.get(name) ?? name };
}

/** What is to be added, with the settings it begins with, and the document that it is added to. */
function newLayer(catalog: Catalog, offered: string, source: string | null) {
  const now = documentStore.getState();
  const { draft, type } = offered.startsWith(READY)
    ? takeReady(now, catalog, offered.slice(READY.length))
    : { draft: now, type: offered };
  const entry = findEntry(catalog.layers, type);
  const ports = portsOf(type, draft.spec.network.groups, catalog.layers);
  if (ports === undefined) return null;
  const { opened } = uiStore.getState();
  const facts =
    source === null ? null : blockFacts(checkStore.getState(), now.spec, opened, source);
  const config = entry ? startConfig(entry.config_schema, facts?.shape ?? null) : {};
  const layer: LayerPorts = { ...ports, config };
  return { draft, layer };
}

/**
 * Adds a layer or a group behind the selection (behind the last node when nothing is selected) and selects it.
 *
 * @param branch begin a second path instead of going between the selection and what it feeds.
 */
export function addBehind(catalog: Catalog, type: string, branch = false): void {
  const { selection, opened } = uiStore.getState();
  const { spec } = documentStore.getState();
  const chosen = selection.filter((id) => !isLossNode(id));
  const { place, after } = insertionPlace(spec, opened, chosen);
  const graph = graphAt(spec, place);
  const last = graph === null ? null : lastNode({ groups: {}, ...graph });
  const source = after.at(-1) ?? (last === null ? null : blockAt(place, last));
  const added = newLayer(catalog, type, source);
  if (added === null || !mayAdd(added.layer.type, place, added.draft.spec.network.groups)) return;
  const { document, ids } = insertBehind(added.draft, added.layer, place, after, branch);
  replaceDocument(document);
  selectNodes(ids);
}

/** Where something was dropped. */
interface DropTarget {
  /** A wire of the drawing under the pointer. */
  readonly wire: string | undefined;
  /** The network, or the open group under the pointer. */
  readonly place: string;
  readonly at: Point;
  /** Where the network's own blocks stand: from then on they stay there. */
  readonly positions: Record<string, [number, number]>;
}

/** Drops a layer or a group: onto a wire, else as a loose block where it was let go. */
export function dropLayer(catalog: Catalog, type: string, target: DropTarget): void {
  const added = newLayer(catalog, type, null);
  if (added === null) return;
  const { draft, layer } = added;
  const { opened } = uiStore.getState();
  const { wire, at } = target;
  const place = wire === undefined ? target.place : placeOfWire(draft.spec, opened, wire);
  if (!mayAdd(layer.type, place, draft.spec.network.groups)) return;
  const frozen =
    place === NETWORK
      ? setPositions(draft, { ...draft.layout.positions, ...target.positions })
      : draft;
  const corner = [Math.round(at.x - 48), Math.round(at.y - 58)] as const;
  const { document, ids } =
    wire === undefined
      ? addLoose(frozen, layer, place, corner)
      : insertOnWire(draft, layer, opened, wire);
  replaceDocument(document);
  selectNodes(ids);
}
