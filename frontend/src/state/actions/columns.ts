/** Actions on what blocks and wires show: the next statistic, or a certain one. */
import { BLOCK_COLUMNS, type BlockColumn } from "../../domain/blockColumn";
import { presentColumn, showNextColumn } from "../blockColumn";
import { setUi } from "../uiStore";
import type { Action } from "./action";

function columnAction(column: BlockColumn) {
  return {
    ...{ id: `column_${column}` as const, label: `statistics.${column}` as const },
    section: "page",
    choiceOf: "wires.shown",
    isOn: () => presentColumn() === column,
    enabled: () => true,
    run: () => setUi({ blockColumn: column }),
  } as const satisfies Action;
}

/** biome-ignore format: one line an action */
export const COLUMN_ACTIONS = [
  { id: "next_column", label: "wires.next_column", section: "page", scope: "page", keys: ["O"], enabled: () => true, run: showNextColumn },
  ...BLOCK_COLUMNS.map(columnAction),
] as const satisfies readonly Action[];
