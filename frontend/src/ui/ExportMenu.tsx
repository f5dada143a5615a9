/** What a chart shows, as a file; what writes it is fetched when a format is picked. */
import { Download } from "lucide-react";
import type { Exportable } from "../domain/figure";
import { useT } from "../i18n";
import { Button } from "./Button";
import styles from "./ExportMenu.module.css";
import type { FileFormat } from "./figureFiles";
import { Menu } from "./Menu";

const FORMATS = ["png", "svg", "csv"] as const satisfies readonly FileFormat[];

interface ExportMenuProps {
  /** Of what, for those who cannot see beside what it stands. */
  label: string;
  testId: string;
  /** What the chart shows now; null where that is nothing. */
  make: () => Promise<Exportable | null>;
}

export function ExportMenu({ label, testId, make }: ExportMenuProps) {
  const t = useT();
  const save = async (format: FileFormat) => {
    const [exported, files] = await Promise.all([make(), import("./figureFiles")]);
    if (exported !== null) await files.saveFile(exported, format);
  };
  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          className={styles.trigger ?? ""}
          aria-label={`${t("export.title")}: ${label}`}
          title={t("export.title")}
          icon={<Download aria-hidden="true" />}
          data-testid={testId}
        />
      }
      items={FORMATS.map((id) => ({
        id,
        label: t(`export.${id}`),
        testId: `${testId}-${id}`,
      }))}
      onPick={(format) => void save(format)}
    />
  );
}
