/** What is predicted from which columns of a table, and what comes of that. */
import {
  MISSING_CATEGORIES,
  MISSING_NUMBERS,
  type TableChoice,
  tasksOf,
  type UploadedTable,
  withTarget,
} from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import {
  chooseColumns,
  leaveTable,
  problemsOfError,
  trainOnTable,
  useTableReport,
} from "../../state/uploadedTables";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { Button } from "../../ui/Button";
import { Checkbox, Select } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { ReadingFields, ReadingNotes } from "./ReadingFields";
import { TableColumns } from "./TableColumns";
import { TableReportView } from "./TableReportView";
import { TableSize } from "./TableSize";
import styles from "./Tables.module.css";

interface TableFormProps {
  table: UploadedTable;
  choice: TableChoice;
}

export function TableForm({ table, choice }: TableFormProps) {
  const t = useT();
  const texts = useTexts();
  const placed = useProblemsOfRun();
  const { data: report, error } = useTableReport(table, choice);
  const problems = error === null ? [] : problemsOfError(error);
  return (
    <div className={styles.form}>
      <p className={styles.text} data-testid="table-facts">
        <strong>{table.name || t("tables.unnamed")}</strong>
        {" · "}
        <TableSize table={table} />
      </p>
      <ReadingFields table={table} />
      <ReadingNotes reading={table.reading} />
      <TaskFields table={table} choice={choice} />
      <TableColumns table={table} choice={choice} report={error === null ? report : undefined} />
      <MissingFields table={table} choice={choice} />
      {error !== null && (
        <div className={styles.problem} role="alert" data-testid="table-problems">
          {problems.length === 0 && <p>{t("tables.unreachable")}</p>}
          {problems.map((problem) => (
            <p key={`${problem.code} ${String(problem.got)}`}>
              {texts.problem(placed(problem))} {texts.hint(placed(problem))}
            </p>
          ))}
        </div>
      )}
      {error === null && report !== undefined && (
        <TableReportView report={report} choice={choice} />
      )}
      <div className={styles.acts}>
        <Button
          variant="filled"
          disabled={error !== null || report === undefined}
          data-testid="table-use"
          onClick={() => report !== undefined && trainOnTable(table, choice, report)}
        >
          {t("tables.use")}
        </Button>
        <Button data-testid="table-back" onClick={leaveTable}>
          {t("tables.another")}
        </Button>
      </div>
    </div>
  );
}

function TaskFields({ table, choice }: TableFormProps) {
  const t = useT();
  const column = table.columns.find(({ name }) => name === choice.target);
  const tasks = column === undefined ? [] : tasksOf(column);
  return (
    <div className={styles.fields}>
      <Select
        id="table-target"
        label={t("tables.target")}
        help={t("tables.target_help")}
        value={choice.target}
        options={table.columns.map((each) => ({
          value: each.name,
          label: each.name,
          disabled: tasksOf(each).length === 0,
        }))}
        onChange={(name) => chooseColumns(withTarget(choice, table, name))}
      />
      <Select
        id="table-task"
        label={t("tables.task")}
        value={choice.task}
        options={(["classes", "values"] as const).map((task) => ({
          value: task,
          label: t(`tables.task_${task}`),
          disabled: !tasks.includes(task),
        }))}
        onChange={(task) =>
          chooseColumns({ ...choice, task: task === "values" ? "values" : "classes" })
        }
      />
      {choice.task === "values" && (
        <Checkbox
          id="table-standardize"
          label={t("tables.standardize")}
          help={t("tables.standardize_help")}
          value={choice.standardizeTarget}
          onChange={(standardizeTarget) => chooseColumns({ ...choice, standardizeTarget })}
        />
      )}
    </div>
  );
}

/** What is done about missing values, where columns that are used have any. */
function MissingFields({ table, choice }: TableFormProps) {
  const t = useT();
  const used = table.columns.filter(({ name }) => name !== choice.target);
  const lacks = (use: "number" | "category") =>
    used.some(
      ({ name, missing, not_numbers: others }) =>
        choice.uses[name] === use && missing + (use === "number" ? others : 0) > 0,
    );
  return (
    <div className={styles.fields}>
      {lacks("number") && (
        <Select
          id="table-missing-numbers"
          label={t("tables.missing_numbers")}
          value={choice.missingNumbers}
          options={MISSING_NUMBERS.map((value) => ({ value, label: t(`tables.missing_${value}`) }))}
          onChange={(value) => {
            const missingNumbers = MISSING_NUMBERS.find((each) => each === value) ?? "mean";
            chooseColumns({ ...choice, missingNumbers });
          }}
        />
      )}
      {lacks("category") && (
        <Select
          id="table-missing-categories"
          label={t("tables.missing_categories")}
          value={choice.missingCategories}
          options={MISSING_CATEGORIES.map((value) => ({
            value,
            label: t(`tables.missing_${value}`),
          }))}
          onChange={(value) => {
            const missingCategories =
              MISSING_CATEGORIES.find((each) => each === value) ?? "own_category";
            chooseColumns({ ...choice, missingCategories });
          }}
        />
      )}
    </div>
  );
}
