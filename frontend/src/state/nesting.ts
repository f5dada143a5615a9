/** No group may lie in itself. */
import { containsGroup, type Groups } from "../domain/groups";
import { groupAt } from "../domain/places";
import { documentStore } from "./documentStore";
import { setUi } from "./uiStore";

/** Whether a block may be added in a place: no group may lie in itself. A notice says why it may not. */
export function mayAdd(
  type: string,
  place: string,
  groups: Groups | undefined = documentStore.getState().spec.network.groups,
): boolean {
  const host = groupAt(documentStore.getState().spec, place)?.name;
  if (host === undefined || !containsGroup(groups, type, host)) return true;
  setUi({ notice: { key: "group.inside_itself", values: { name: host.replaceAll("_", " ") } } });
  return false;
}
