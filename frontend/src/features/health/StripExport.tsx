/** The bands as a file; what makes it comes when a format is picked. */
import type { StripRow } from "../../domain/stripRows";
import { useT, useText } from "../../i18n";
import { exportedStep, exportName } from "../../state/exportName";
import { currentPalette } from "../../state/palette";
import { useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { ExportMenu } from "../../ui/ExportMenu";

interface StripExportProps {
  rows: readonly StripRow[];
  column: string;
  histogramOf: string | null;
  nameOf: (id: string) => string;
}

export function StripExport({ rows, column, histogramOf, nameOf }: StripExportProps) {
  const t = useT();
  const text = useText();
  const stage = useStage();
  const timeScale = useUi((state) => state.timeScale);
  const make = async () => {
    const { histogramExport, stripExport } = await import("./stripFigure");
    const what =
      histogramOf === null ? text(`statistics.${column}`, column) : t("health.histogram");
    const title = `${t("health.label")}: ${what}`;
    const look = { title, across: t("charts.axis.step"), timeScale, palette: currentPalette() };
    const buffer = stage.runs.current;
    const drawn =
      histogramOf === null
        ? stripExport(buffer, rows, column, nameOf, look)
        : histogramExport(buffer, histogramOf, nameOf, look);
    return { name: exportName(title, exportedStep(stage)), ...drawn };
  };
  return <ExportMenu label={t("health.label")} testId="health-export" make={make} />;
}
