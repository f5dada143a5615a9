/** A run of a study as an experiment of its own, and settings that a study has found. */
import { getRun } from "../api/http";
import { completeSpec } from "../domain/spec";
import type { Study, StudyMember } from "../domain/study";
import { documentStore, editDocument, replaceDocument } from "./documentStore";
import { closeStudies } from "./studies";

/** The experiment of a member takes the document's place; undo leads back. */
export async function openMember(study: Study, member: StudyMember): Promise<void> {
  if (member.run_id === null) return;
  const { spec } = await getRun(member.run_id);
  const { layout } = documentStore.getState();
  replaceDocument({ title: study.title, spec: completeSpec(spec), layout });
  closeStudies();
}

/** The learning rate that a range test suggests, in the document as it is. */
export function takeRate(rate: number): void {
  editDocument((draft) => {
    const { optimizer } = draft.spec;
    const config = { ...optimizer.config, learning_rate: rate };
    return { ...draft, spec: { ...draft.spec, optimizer: { ...optimizer, config } } };
  });
  closeStudies();
}
