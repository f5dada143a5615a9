import type { UploadedTable } from "../../domain/uploadedTable";
import { useLocale, useT } from "../../i18n";

/** Until when a table is kept, and who may train on it, as a sentence. */
export function useKeptUntil(table: Pick<UploadedTable, "expires_at" | "shared">): string {
  const t = useT();
  const written = new Intl.DateTimeFormat(useLocale(), { dateStyle: "long" });
  const date = written.format(new Date(table.expires_at));
  return t(table.shared ? "tables.kept_shared" : "tables.kept_private", { date });
}
