/** What is predicted from which columns of an uploaded table. */
import type { components } from "../generated/api";
import type { DatasetFacts } from "./catalog";
import type { Config } from "./spec";

type Schemas = components["schemas"];
export type UploadedTable = Schemas["UploadedTable"];
export type TableColumn = Schemas["TableColumn"];
export type TableReport = Schemas["TableReportBody"];
export type TableReading = Schemas["TableReading"];

export const UPLOADED_TABLE = "uploaded_table";

export const COLUMN_USES = ["number", "category", "out"] as const;
type ColumnUse = (typeof COLUMN_USES)[number];
type Task = "classes" | "values";
export const MISSING_NUMBERS = ["mean", "drop_rows"] as const;
export const MISSING_CATEGORIES = ["own_category", "most_frequent", "drop_rows"] as const;

export interface TableChoice {
  readonly target: string;
  readonly task: Task;
  /** By the name of the column; that of the target waits until another column is the target. */
  readonly uses: Readonly<Record<string, ColumnUse>>;
  readonly missingNumbers: (typeof MISSING_NUMBERS)[number];
  readonly missingCategories: (typeof MISSING_CATEGORIES)[number];
  readonly standardizeTarget: boolean;
}

const TARGET_NAME =
  /^(target|label|class|y|outcome|survived|species|diagnosis|churn|default|quality|price|result|ziel|klasse|ergebnis|preis|cél|osztály|eredmény|ár)$/i;
/** So many whole numbers may be classes without being said so. */
const MOST_NUMBERED_CLASSES = 10;

export function canBe(column: TableColumn, use: ColumnUse): boolean {
  if (use === "number") return column.numeric;
  return use === "out" || column.levels > 0;
}

/** What a column can be the target of, the likeliest first. */
export function tasksOf(column: TableColumn): readonly Task[] {
  const classes: readonly Task[] = column.levels > 1 ? ["classes"] : [];
  if (!column.numeric) return classes;
  const coded = column.guess === "category" || (column.whole && column.levels > 0);
  return coded && column.levels <= MOST_NUMBERED_CLASSES
    ? [...classes, "values"]
    : ["values", ...classes];
}

function suggestedUse(column: TableColumn): ColumnUse {
  if (column.distinct < 2) return "out";
  if (column.guess === "number" && column.numeric) return "number";
  return column.guess === "category" && column.levels > 0 ? "category" : "out";
}

function suggestedTarget(columns: readonly TableColumn[]): TableColumn | undefined {
  const usable = columns.filter((column) => tasksOf(column).length > 0 && column.distinct > 1);
  const plain = usable.filter(({ guess }) => guess === "number" || guess === "category");
  return plain.find(({ name }) => TARGET_NAME.test(name)) ?? plain.at(-1) ?? usable.at(-1);
}

/** A choice to begin with. */
export function suggestChoice({ columns }: Pick<UploadedTable, "columns">): TableChoice {
  const target = suggestedTarget(columns);
  return {
    target: target?.name ?? "",
    task: (target && tasksOf(target)[0]) ?? "classes",
    uses: Object.fromEntries(columns.map((column) => [column.name, suggestedUse(column)])),
    missingNumbers: "mean",
    missingCategories: "own_category",
    standardizeTarget: true,
  };
}

/** Another target, with the task that is likeliest for it. */
export function withTarget(
  choice: TableChoice,
  { columns }: Pick<UploadedTable, "columns">,
  name: string,
): TableChoice {
  const column = columns.find((each) => each.name === name);
  return { ...choice, target: name, task: (column && tasksOf(column)[0]) ?? choice.task };
}

function namesOf({ columns }: Pick<UploadedTable, "columns">, choice: TableChoice, use: ColumnUse) {
  return columns
    .map(({ name }) => name)
    .filter((name) => name !== choice.target && choice.uses[name] === use);
}

/** The settings of the data set. */
export function configOf(
  table: Pick<UploadedTable, "columns" | "table">,
  choice: TableChoice,
): Config {
  return {
    table: table.table,
    target: choice.target,
    task: choice.task,
    numbers: namesOf(table, choice, "number"),
    categories: namesOf(table, choice, "category"),
    missing_numbers: choice.missingNumbers,
    missing_categories: choice.missingCategories,
    standardize_target: choice.standardizeTarget,
  };
}

function words(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function oneOf<T extends string>(values: readonly T[], value: unknown, fallback: T): T {
  return values.find((each) => each === value) ?? fallback;
}

/** The choice that the settings of a data set make of a table; null where they are of another table. */
export function choiceOf(table: UploadedTable, config: Config | undefined): TableChoice | null {
  if (config === undefined || config.table !== table.table) return null;
  const [numbers, categories] = [words(config.numbers), words(config.categories)];
  const use = ({ name }: TableColumn): ColumnUse => {
    if (numbers.includes(name)) return "number";
    return categories.includes(name) ? "category" : "out";
  };
  const suggested = suggestChoice(table);
  const target = typeof config.target === "string" ? config.target : suggested.target;
  const uses = Object.fromEntries(table.columns.map((column) => [column.name, use(column)]));
  return {
    target,
    task: oneOf(["classes", "values"], config.task, "classes"),
    uses: { ...uses, [target]: suggested.uses[target] ?? "out" },
    missingNumbers: oneOf(MISSING_NUMBERS, config.missing_numbers, "mean"),
    missingCategories: oneOf(MISSING_CATEGORIES, config.missing_categories, "own_category"),
    standardizeTarget: config.standardize_target !== false,
  };
}

/** Whether settings have a target that is scaled for training: losses are then not in its units. */
export function isScaled(config: Config | undefined): boolean {
  return config?.task === "values" && config.standardize_target !== false;
}

/** What is known of the examples, before the server has checked an experiment on them. */
export function factsOf(report: TableReport): DatasetFacts {
  const fifth = Math.floor(report.rows / 5);
  const classes = report.classes.map(([name]) => name);
  return {
    kind: "table",
    classes,
    input_shape: [report.width],
    outputs: classes.length > 0 ? 0 : 1,
    size: report.rows,
    label_shape: [],
    tokens: 0,
    boxes: 0,
    default_split: [report.rows - 2 * fifth, fifth, fifth],
    count_only: false,
  };
}
