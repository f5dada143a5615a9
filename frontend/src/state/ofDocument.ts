/** Refusals of the present experiment: its settings are named as the page names them. */
import { type PlacedProblem, placed } from "../domain/settingPlace";
import type { Problem } from "../domain/spec";
import { documentStore } from "./documentStore";

/** Problems with their places in the present experiment. */
export function ofDocument(problems: readonly Problem[]): PlacedProblem[] {
  return placed(problems, documentStore.getState().spec);
}
