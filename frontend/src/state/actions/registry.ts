/** Every action of the page, and the one way to run them. */
import type { Action, At } from "./action";
import { COLUMN_ACTIONS } from "./columns";
import { DRAW_ACTIONS } from "./draw";
import { PAGE_ACTIONS } from "./page";
import { RUN_ACTIONS } from "./run";
import { STUDY_ACTIONS } from "./study";
import { TIME_ACTIONS } from "./time";
import { TRANSFER_ACTIONS } from "./transfer";

const RECORDS = [
  ...RUN_ACTIONS,
  ...STUDY_ACTIONS,
  ...TIME_ACTIONS,
  ...TRANSFER_ACTIONS,
  ...DRAW_ACTIONS,
  ...COLUMN_ACTIONS,
  ...PAGE_ACTIONS,
] as const;

export type ActionId = (typeof RECORDS)[number]["id"];

export const ACTIONS: readonly Action<ActionId>[] = RECORDS;

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]));

export function findAction(id: ActionId): Action<ActionId> {
  const action = BY_ID.get(id);
  if (action === undefined) throw new Error(`there is no action ${id}`);
  return action;
}

/** The one answer for buttons, menus and keys alike. */
export function isEnabled(action: Action, at: At): boolean {
  return action.enabled(at);
}

/** Runs an action where it is enabled; false where it is not. */
export function runAction(action: Action, at: At): boolean {
  if (!isEnabled(action, at)) return false;
  action.run(at);
  return true;
}
