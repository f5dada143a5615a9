/** What can be done with one group of the drawing; the subject is the place of its block. */
import { closeGroup, openGroup } from "../openGroups";
import { type ActionOn, always } from "./actionOn";

export const OPEN_GROUP: ActionOn<string> = {
  id: "open",
  label: () => "group.open",
  offered: always,
  enabled: always,
  run: openGroup,
};

export const CLOSE_GROUP: ActionOn<string> = {
  id: "close",
  label: () => "group.close",
  offered: always,
  enabled: always,
  run: closeGroup,
};
