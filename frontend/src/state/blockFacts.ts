/** What the check says of a block of the drawing, in a group that is open of the copy shown. */
import type { Opened } from "../domain/addresses";
import {
  blockAt,
  graphAt,
  groupAt,
  idInPlace,
  isPort,
  NETWORK,
  nodeAt,
  placeOf,
} from "../domain/places";
import type { Spec } from "../domain/spec";
import { type CheckState, checkStore, type NodeFacts, useCheck } from "./check";
import { documentStore, useDocument } from "./documentStore";
import { uiStore, useUi } from "./uiStore";

type Facts = Pick<CheckState, "nodes" | "inner">;

/** The address of what lies in a place, in the last copy that was reported up to the one shown. */
function reportedAddress(
  { inner }: Pick<Facts, "inner">,
  id: string,
  opened: Opened,
  copy?: number,
): string | null {
  const place = placeOf(id);
  if (place === NETWORK) return id;
  const around = reportedAddress({ inner }, place, opened);
  if (around === null) return null;
  for (let number = copy ?? opened[place] ?? 1; number > 0; number -= 1) {
    const address = `${around}/${number}/${idInPlace(id)}`;
    if (inner.has(address)) return address;
  }
  return null;
}

/** An input of a group passes on what feeds it: what is outside, or the copy before. */
function portFacts(facts: Facts, spec: Spec, opened: Opened, id: string): NodeFacts | undefined {
  const place = placeOf(id);
  const group = groupAt(spec, place)?.group;
  const copy = opened[place] ?? 1;
  if (group !== undefined && copy > 1 && group.ports.inputs?.[0] === idInPlace(id)) {
    const output = reportedAddress(facts, blockAt(place, group.ports.output), opened, copy - 1);
    return output === null ? undefined : facts.inner.get(output);
  }
  const outer = placeOf(place);
  const edge = graphAt(spec, outer)?.edges.find(
    ({ target, target_port }) => target === idInPlace(place) && target_port === idInPlace(id),
  );
  return edge && blockFacts(facts, spec, opened, blockAt(outer, edge.source));
}

export function blockFacts(
  facts: Facts,
  spec: Spec,
  opened: Opened,
  id: string,
): NodeFacts | undefined {
  if (placeOf(id) === NETWORK) return facts.nodes.get(id);
  if (isPort(spec, id) && nodeAt(spec, id) === undefined) return portFacts(facts, spec, opened, id);
  const address = reportedAddress(facts, id, opened);
  return address === null ? undefined : facts.inner.get(address);
}

/** Rendered again only when the facts change, not with every edit. */
export function useBlockFacts(id: string): NodeFacts | undefined {
  const read = () =>
    blockFacts(checkStore.getState(), documentStore.getState().spec, uiStore.getState().opened, id);
  useDocument(read);
  useUi(read);
  return useCheck(read);
}
