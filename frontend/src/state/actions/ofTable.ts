/** What can be done with an uploaded table. */
import type { UploadedTable } from "../../domain/uploadedTable";
import { reportFailure } from "../faults";
import { setUi } from "../uiStore";
import { openTable, unshareTable } from "../uploadedTables";
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

export const STOP_SHARING: ActionOn<UploadedTable> = {
  id: "stop_sharing",
  label: () => "tables.unshare",
  offered: ({ shared }) => shared,
  enabled: always,
  run: (table) => void unshareTable(table.id).catch(reportFailure),
};
