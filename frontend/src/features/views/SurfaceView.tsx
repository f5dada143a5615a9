/** The surface that the run on stage descends, with its path so far. */
import { useMemo, useSyncExternalStore } from "react";
import type { Spot } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import { COORDINATES, readSurface } from "../../domain/surface";
import { useT } from "../../i18n";
import { exportName } from "../../state/exportName";
import { currentPalette, paletteVersion, subscribePalette } from "../../state/palette";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { useStage } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { ExportMenu } from "../../ui/ExportMenu";
import { FigureView } from "../../ui/FigureView";
import { surfaceFigure } from "../../ui/surfaceFigure";
import { useWidth } from "../../ui/useWidth";
import { OutputFacts } from "./OutputFacts";
import { PictureStep } from "./PictureStep";
import styles from "./Requested.module.css";
import { Waiting } from "./Waiting";

const VIEW = "surface";
const FIRST_WIDTH = 360;

/** Evaluations up to the step shown. */
function countOf(stage: Stage): number {
  const buffer = stage.runs.current;
  const { step } = stage.playhead.getState();
  if (buffer === null) return 0;
  return step === null ? buffer.evaluationCount : buffer.evaluationAt(step) + 1;
}

/** The points that the evaluations have recorded, in order. */
function recordedPath({ runs }: Stage, count: number): Spot[] {
  const { current } = runs;
  const [across = -1, up = -1] = COORDINATES.map(
    (name) => current?.schema.metrics.indexOf(name) ?? -1,
  );
  if (current === null || across < 0 || up < 0) return [];
  return Array.from(
    { length: count },
    (_, row): Spot => [current.evaluation(row, 2 + across), current.evaluation(row, 2 + up)],
  );
}

export default function SurfaceView() {
  const t = useT();
  const stage = useStage();
  const frame = useViewFrame(VIEW);
  const count = useLive(countOf);
  const [width, measure] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  useSyncExternalStore(subscribePalette, paletteVersion);
  const surface = useMemo(() => (frame === null ? null : readSurface(frame)), [frame]);
  if (frame === null || surface === null) return <Waiting />;
  const palette = currentPalette();
  const recorded = recordedPath(stage, count);
  const points = recorded.length > 0 ? recorded : [surface.point];
  const title = t("outputs.surface.title");
  const path = { name: title, color: palette.runs[5] ?? palette.accent, points, height: null };
  const figure = surfaceFigure(surface, [path], { title, width, palette });
  const last = points.at(-1);
  return (
    <div ref={measure} className={styles.view} data-testid="surface" data-points={points.length}>
      <FigureView figure={figure} testId="surface-figure" />
      {last !== undefined && (
        <p className={styles.note} data-testid="surface-point">
          {t("outputs.surface.point", {
            x: formatMagnitude(last[0], 4),
            y: formatMagnitude(last[1], 4),
          })}
        </p>
      )}
      <p className={styles.note}>{t("outputs.surface.help")}</p>
      <OutputFacts />
      <PictureStep view={VIEW} />
      <ExportMenu
        label={title}
        testId="surface-export"
        make={async () => ({
          name: exportName(title, frame.step),
          figure,
          table: { columns: ["x", "y"], rows: points.map(([x, y]) => [x, y]) },
        })}
      />
    </div>
  );
}
