/** What can be done with an uploaded table. */
import type { UploadedTable } from "../../domain/uploadedTable";
import { setUi } from "../uiStore";
import { openTable } from "../uploadedTables";
import { type ActionOn, always } from "./actionOn";

export const CHOOSE_COLUMNS: ActionOn<UploadedTable> = {
  id: "choose_columns",
  label: () => "tables.choose_columns",
  offered: always,
  enabled: always,
  run: (table) => {
    openTable(table);
    setUi({ tablesOpen: true });
  },
};
