/** The menu that saves a chart; what makes its picture comes when a format is picked. */
import type { ChartAxis } from "../../domain/chartAxis";
import { useT } from "../../i18n";
import { exportedStep, exportName } from "../../state/exportName";
import { currentPalette } from "../../state/palette";
import { useStage } from "../../state/useStage";
import { ExportMenu } from "../../ui/ExportMenu";
import type { ChartData } from "./chartData";

/** Points that a line of the picture has at most. */
const PICTURE_POINTS = 1200;

interface ChartExportProps {
  title: string;
  /** What the values are. */
  up: string;
  testId: string;
  axis: ChartAxis;
  /** What the chart shows with so many points, over an axis. */
  makeData: (points: number, axis: ChartAxis) => ChartData;
  /** The same without smoothing; left out where there is none. */
  makeExact?: (points: number, axis: ChartAxis) => ChartData;
}

export function ChartExport(props: ChartExportProps) {
  const { title, up, testId, axis, makeData, makeExact = makeData } = props;
  const t = useT();
  const stage = useStage();
  const make = async () => {
    const { chartFigure, chartTable } = await import("./chartFigure");
    const words = { title, across: t(`charts.axis.${axis}`), up };
    const all = Number.POSITIVE_INFINITY;
    return {
      name: exportName(title, exportedStep(stage)),
      figure: chartFigure(makeData(PICTURE_POINTS, axis), words, currentPalette()),
      table: chartTable(makeExact(all, "step"), makeExact(all, axis)),
    };
  };
  return <ExportMenu label={title} testId={testId} make={make} />;
}
