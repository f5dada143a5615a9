/** Opens ready experiments: examples, and networks of the zoo. An edit like any other: undo leads back. */
import { getArchitecture, getTransfer } from "../api/zoo";
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

/** What a network of the zoo is opened as: as it was published, its small twin, or on another task with published weights. */
export type ZooForm = "published" | "twin" | "pretrained";

/** @throws Unreachable or ApiError where the server does not hand it out. */
export async function openArchitecture(
  stage: Stage,
  type: string,
  form: ZooForm,
  title: string,
): Promise<void> {
  const spec =
    form === "pretrained" ? await getTransfer(type) : await getArchitecture(type, form === "twin");
  replaceDocument(makeDocument(spec, title));
  selectNodes([]);
  void setSpeed(stage, null);
  setUi({ zooOpen: false });
}
