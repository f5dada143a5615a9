/** Opens ready experiments: examples, and networks of the zoo. An edit like any other: undo leads back. */
import { getArchitecture } from "../api/zoo";
import { makeDocument } from "../domain/document";
import type { Spec } from "../domain/spec";
import { replaceDocument } from "./documentStore";
import { setSpeed } from "./sessionActions";
import type { Stage } from "./stage";
import { watchExample } from "./teaching";
import { selectNodes, setUi } from "./uiStore";

/** @param speed steps a second at which it is best watched; null: as many as go. */
export function openExample(stage: Stage, spec: Spec, title: string, speed: number | null): void {
  replaceDocument(makeDocument(spec, title));
  selectNodes([]);
  watchExample(stage, speed);
}

/** @throws Unreachable or ApiError where the server does not hand it out. */
export async function openArchitecture(
  stage: Stage,
  type: string,
  twin: boolean,
  title: string,
): Promise<void> {
  replaceDocument(makeDocument(await getArchitecture(type, twin), title));
  selectNodes([]);
  void setSpeed(stage, null);
  setUi({ zooOpen: false });
}
