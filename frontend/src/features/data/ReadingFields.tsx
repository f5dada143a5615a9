/** How a file was read, and the way to have it read otherwise. */
import type { TableReading, UploadedTable } from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import { takeFile, useTableImport } from "../../state/uploadedTables";
import { Select } from "../../ui/Select";
import styles from "./Tables.module.css";

const SEPARATORS = [",", ";", "\t", "|"] as const;
const MARKS = [".", ","] as const;

/** Only of a file that was chosen in this visit; of a workbook the cells are known. */
export function ReadingFields({ table }: { table: UploadedTable }) {
  const t = useT();
  const { source, busy } = useTableImport();
  const { reading } = table;
  if (source === null) return null;
  const separator = SEPARATORS.find((each) => each === reading.separator);
  const again = (part: {
    separator?: (typeof SEPARATORS)[number];
    decimal_mark?: (typeof MARKS)[number];
    header?: boolean;
  }) => {
    const { decimal_mark, header } = reading;
    const query = { ...(separator && { separator }), decimal_mark, header, ...part };
    if (!busy) void takeFile(source.file, source.name, query);
  };
  return (
    <div className={styles.fields}>
      {separator !== undefined && (
        <Select
          id="table-separator"
          label={t("tables.separator")}
          value={separator}
          options={SEPARATORS.map((value) => ({
            value,
            label: value === "\t" ? t("tables.tab") : value,
          }))}
          onChange={(value) => {
            const chosen = SEPARATORS.find((each) => each === value);
            if (chosen !== undefined) again({ separator: chosen });
          }}
        />
      )}
      <Select
        id="table-decimal"
        label={t("tables.decimal")}
        value={reading.decimal_mark}
        options={MARKS.map((value) => ({ value, label: value }))}
        onChange={(value) => again({ decimal_mark: value === "," ? "," : "." })}
      />
      <Select
        id="table-header"
        label={t("tables.first_row")}
        value={String(reading.header)}
        options={[
          { value: "true", label: t("tables.first_row_names") },
          { value: "false", label: t("tables.first_row_values") },
        ]}
        onChange={(value) => again({ header: value === "true" })}
      />
    </div>
  );
}

/** What was not as it should be in the file. */
export function ReadingNotes({ reading }: { reading: TableReading }) {
  const t = useT();
  const notes = [
    reading.encoding === null
      ? t("tables.read_sheet", { sheet: reading.sheet ?? "" })
      : t("tables.read_text", { encoding: reading.encoding.toUpperCase().replaceAll("_", "-") }),
    reading.renamed > 0 ? t("tables.renamed", { count: reading.renamed }) : "",
    reading.short_rows > 0 ? t("tables.short_rows", { count: reading.short_rows }) : "",
    reading.long_rows > 0 ? t("tables.long_rows", { count: reading.long_rows }) : "",
  ].filter((note) => note !== "");
  return (
    <p className={styles.text} data-testid="table-reading">
      {notes.join(" ")}
    </p>
  );
}
