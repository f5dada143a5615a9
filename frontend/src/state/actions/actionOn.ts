/** What can be done with one thing of many (a run, saved weights, a fix, a layer to add), as records: menus, buttons and the palette read one list. */
import type { MessageKey } from "../../i18n";
import type { Stage } from "../stage";

export interface ActionOn<Subject, Id extends string = string> {
  readonly id: Id;
  label(subject: Subject): MessageKey;
  /** Whether it is offered for this subject at all. */
  offered(subject: Subject): boolean;
  enabled(subject: Subject, stage: Stage): boolean;
  /** What it needs, said where it is not enabled. */
  needs?(subject: Subject): MessageKey;
  run(subject: Subject, stage: Stage): void;
}

export function always(): boolean {
  return true;
}

/** Runs an action where it is enabled; false where it is not. */
export function runOn<Subject>(action: ActionOn<Subject>, subject: Subject, stage: Stage): boolean {
  if (!action.offered(subject) || !action.enabled(subject, stage)) return false;
  action.run(subject, stage);
  return true;
}
