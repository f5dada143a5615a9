import { expect, it } from "vitest";
import {
  choiceOf,
  configOf,
  factsOf,
  isScaled,
  suggestChoice,
  type TableColumn,
  tasksOf,
  type UploadedTable,
  withTarget,
} from "./uploadedTable";

function column(name: string, part: Partial<TableColumn> = {}): TableColumn {
  return {
    ...{ name, guess: "number", missing: 0, distinct: 50, not_numbers: 0, numeric: true },
    ...{ whole: false, lowest: 0, highest: 1, levels: 0, ...part },
  };
}

const CATEGORY = { guess: "category", numeric: false, distinct: 3, levels: 3 } as const;

const PASSENGERS: UploadedTable = {
  ...{ id: "1", table: "a".repeat(64), name: "titanic.csv", size_bytes: 9, created_at: "" },
  ...{ expires_at: "", shared: false, rows: 891 },
  reading: {
    ...{ encoding: "utf-8", separator: ",", sheet: null, decimal_mark: ".", header: true },
    ...{ renamed: 0, short_rows: 0, long_rows: 0, sample: [] },
  },
  columns: [
    column("PassengerId", { guess: "identifier", whole: true }),
    column("Survived", { whole: true, distinct: 2, levels: 2 }),
    column("Name", { guess: "text", numeric: false }),
    column("Sex", CATEGORY),
    column("Age"),
    column("Deck", { ...CATEGORY, distinct: 1, levels: 1 }),
  ],
};

it("knows whether losses are in the units of the target", () => {
  expect(isScaled({ task: "values" })).toBe(true);
  expect(isScaled({ task: "values", standardize_target: true })).toBe(true);
  expect(isScaled({ task: "values", standardize_target: false })).toBe(false);
  expect(isScaled({ task: "classes", standardize_target: true })).toBe(false);
  expect(isScaled(undefined)).toBe(false);
});

it("suggests what is predicted from what, leaving out names, numbers of rows and constants", () => {
  const choice = suggestChoice(PASSENGERS);
  expect([choice.target, choice.task]).toEqual(["Survived", "classes"]);
  expect(choice.uses).toEqual({
    PassengerId: "out",
    Survived: "number",
    Name: "out",
    Sex: "category",
    Age: "number",
    Deck: "out",
  });
});

it("takes the last column that can be predicted where none is called so", () => {
  const columns = [column("a"), column("b"), column("note", { guess: "text", numeric: false })];
  expect(suggestChoice({ columns })).toMatchObject({ target: "b", task: "values" });
});

it("offers classes for few whole numbers and quantities for all other numbers", () => {
  expect(tasksOf(column("stars", { whole: true, levels: 5 }))).toEqual(["classes", "values"]);
  expect(tasksOf(column("year", { whole: true, levels: 60 }))).toEqual(["values", "classes"]);
  expect(tasksOf(column("price"))).toEqual(["values"]);
  expect(tasksOf(column("sex", CATEGORY))).toEqual(["classes"]);
  expect(tasksOf(column("name", { guess: "text", numeric: false }))).toEqual([]);
});

it("writes the settings of the data set without the target among its inputs, and reads them back", () => {
  const choice = suggestChoice(PASSENGERS);
  const config = configOf(PASSENGERS, choice);
  expect(config).toEqual({
    table: "a".repeat(64),
    target: "Survived",
    task: "classes",
    numbers: ["Age"],
    categories: ["Sex"],
    missing_numbers: "mean",
    missing_categories: "own_category",
    standardize_target: true,
  });
  expect(choiceOf(PASSENGERS, config)).toEqual(choice);
  expect(choiceOf(PASSENGERS, { ...config, table: "b".repeat(64) })).toBeNull();
});

it("gives the former target back its use when another column becomes the target", () => {
  const next = withTarget(suggestChoice(PASSENGERS), PASSENGERS, "Age");
  expect(next.task).toBe("values");
  expect(configOf(PASSENGERS, next)).toMatchObject({ numbers: ["Survived"], categories: ["Sex"] });
});

it("knows the examples before the server has checked an experiment on them", () => {
  const report = {
    ...{ rows: 891, table_rows: 891, width: 7, lowest: null, highest: null, mean: null },
    ...{ guessing: 0.6, inputs: [], warnings: [] },
  };
  const classes: [string, number][] = [
    ["0", 549],
    ["1", 342],
  ];
  expect(factsOf({ ...report, classes })).toMatchObject({
    classes: ["0", "1"],
    input_shape: [7],
    outputs: 0,
    size: 891,
    default_split: [535, 178, 178],
  });
  expect(factsOf({ ...report, classes: [] }).outputs).toBe(1);
});
