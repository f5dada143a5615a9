/** How large an uploaded table is, and until when it is kept. */
import { formatCount } from "../../domain/format";
import type { UploadedTable } from "../../domain/uploadedTable";
import { useT } from "../../i18n";
import { useKeptUntil } from "./useKeptUntil";

export function TableSize({ table }: { table: UploadedTable }) {
  const t = useT();
  const until = useKeptUntil(table);
  const size = { rows: formatCount(table.rows), columns: formatCount(table.columns.length) };
  return (
    <>
      {t("tables.size", size)}
      {" · "}
      {until}
    </>
  );
}
