/** What fixes a problem of the drawing, as one step of undo. */
import type { Catalog } from "../../domain/catalog";
import { applyFix } from "../../domain/fix";
import type { Problem } from "../../domain/spec";
import { editDocument } from "../documentStore";
import { type ActionOn, always } from "./actionOn";

interface FixSubject {
  readonly fix: Problem["fix"];
  readonly catalog: Catalog;
}

export const APPLY_FIX: ActionOn<FixSubject> = {
  id: "apply",
  label: () => "graph.fix_apply",
  offered: always,
  enabled: always,
  run: ({ fix, catalog }) => editDocument((draft) => applyFix(draft, fix, catalog)),
};
