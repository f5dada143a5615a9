/**
 * Addresses: what reports call the blocks of a drawing. Copy 3 of the block `block_1` gives its node `conv` the address
 * `block_1/3/conv`; the drawing calls it `block_1/conv` while that copy is the one shown.
 */
import { findGroup, type Groups } from "./groups";
import { blockAt, graphAt, groupAt, idInPlace, isPort, NETWORK, nodeAt, placeOf } from "./places";
import { edgeId, type Spec, type SpecEdge } from "./spec";

/** Groups that are open in the drawing, by the block they were opened at: the number of the copy shown, from 1. */
export type Opened = Readonly<Record<string, number>>;

/** A port at an address. */
interface End {
  readonly address: string;
  readonly port: string;
}

/** A wire as it is written, with its place. */
export interface PlacedEdge {
  readonly place: string;
  readonly edge: SpecEdge;
}

function copyOf(opened: Opened, id: string): number {
  return opened[id] ?? 1;
}

/** The address of a block in the copies shown. */
export function addressOf(id: string, opened: Opened): string {
  const place = placeOf(id);
  const own = idInPlace(id);
  return place === NETWORK ? own : `${addressOf(place, opened)}/${copyOf(opened, place)}/${own}`;
}

/** The address of what gives out the output of a node, and of a group's copy (its last where none is named). */
function outputOf(
  groups: Groups | undefined,
  { type, repeat }: { type: string; repeat: number },
  address: string,
  copy = repeat,
): string {
  const group = findGroup(groups, type);
  const output = group?.nodes.find(({ id }) => id === group.ports.output);
  const depth = address.split("/").length;
  if (group === undefined || output === undefined || depth > 2 * Object.keys(groups ?? {}).length) {
    return address;
  }
  return outputOf(groups, output, `${address}/${copy}/${output.id}`);
}

/** The address of the layer whose output a block shows: its own, of a group that of the last copy's output. */
export function outputAddress(spec: Spec, id: string, opened: Opened): string {
  const address = addressOf(id, opened);
  const node = nodeAt(spec, id);
  return node === undefined ? address : outputOf(spec.network.groups, node, address);
}

/** What feeds a block or an input of an open group, as reports know it. */
function sourcesOf(spec: Spec, opened: Opened, id: string, port: string): End[] {
  if (!isPort(spec, id)) {
    const copy = opened[id];
    const node = nodeAt(spec, id);
    const address = addressOf(id, opened);
    if (node === undefined) return [];
    const output = outputOf(spec.network.groups, node, address, copy);
    return [{ address: output, port: output === address ? port : "out" }];
  }
  const place = placeOf(id);
  const node = nodeAt(spec, place);
  const copy = copyOf(opened, place);
  const first = groupAt(spec, place)?.group.ports.inputs?.[0];
  if (node !== undefined && copy > 1 && idInPlace(id) === first) {
    const before = outputOf(spec.network.groups, node, addressOf(place, opened), copy - 1);
    return [{ address: before, port: "out" }];
  }
  const outer = placeOf(place);
  return (graphAt(spec, outer)?.edges ?? [])
    .filter((edge) => edge.target === idInPlace(place) && edge.target_port === idInPlace(id))
    .flatMap((edge) => sourcesOf(spec, opened, blockAt(outer, edge.source), edge.source_port));
}

/** What reads a port of a node: the node itself, of a group what is wired to the input in some of its copies. */
function readersOf(
  groups: Groups | undefined,
  { type }: { type: string },
  { address, port }: End,
  copies: readonly number[],
): End[] {
  const group = findGroup(groups, type);
  const depth = address.split("/").length;
  if (group === undefined || depth > 2 * Object.keys(groups ?? {}).length) {
    return [{ address, port }];
  }
  return copies.flatMap((copy) =>
    group.edges
      .filter((edge) => edge.source === port)
      .flatMap((edge) => {
        const node = group.nodes.find(({ id }) => id === edge.target);
        const end = { address: `${address}/${copy}/${edge.target}`, port: edge.target_port };
        return node === undefined ? [] : readersOf(groups, node, end, [1]);
      }),
  );
}

/** The uses of an output that one wire of the drawing stands for, by the names that reports give them. */
export function wireUses(spec: Spec, opened: Opened, { place, edge }: PlacedEdge): string[] {
  const { groups } = spec.network;
  const [from, to] = [blockAt(place, edge.source), blockAt(place, edge.target)];
  const sources = sourcesOf(spec, opened, from, edge.source_port);
  const giver = nodeAt(spec, from);
  const shown = opened[from];
  const target = nodeAt(spec, to);
  if (target === undefined) return [];
  const goesOn = giver !== undefined && shown !== undefined && shown < giver.repeat;
  const first = groupAt(spec, from)?.group.ports.inputs?.[0] ?? "in";
  const readers = goesOn
    ? readersOf(groups, giver, { address: addressOf(from, opened), port: first }, [shown + 1])
    : readersOf(groups, target, { address: addressOf(to, opened), port: edge.target_port }, [
        copyOf(opened, to),
      ]);
  return sources.flatMap(({ address, port }) =>
    readers.map((reader) =>
      edgeId({
        ...{ source: address, source_port: port },
        ...{ target: reader.address, target_port: reader.port },
      }),
    ),
  );
}
