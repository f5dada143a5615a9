/** The paths of all members over the surface that they descend from one start. */
import { useSyncExternalStore } from "react";
import { fileName } from "../../domain/figure";
import { formatMagnitude } from "../../domain/format";
import type { Study } from "../../domain/study";
import { COORDINATES, pathOf, readSurface, type SurfacePath } from "../../domain/surface";
import { useT } from "../../i18n";
import { currentPalette, paletteVersion, subscribePalette } from "../../state/palette";
import { useStudyPictures } from "../../state/studies";
import { ExportMenu } from "../../ui/ExportMenu";
import { FigureView } from "../../ui/FigureView";
import { surfaceFigure } from "../../ui/surfaceFigure";
import { useWidth } from "../../ui/useWidth";
import styles from "./Studies.module.css";
import chartStyles from "./StudyChart.module.css";
import { useStudyWords } from "./words";

const VIEW = "surface";
const FIRST_WIDTH = 480;

/** Whether members record where they are on a surface. */
export function isOnSurface({ spec }: Pick<Study, "spec">): boolean {
  const metrics: readonly string[] = spec.training.evaluation.metrics ?? [];
  return (
    spec.objectives[0]?.loss.type === VIEW && COORDINATES.every((one) => metrics.includes(one))
  );
}

function dashes(color: string): string {
  return `repeating-linear-gradient(90deg, ${color} 0 3px, transparent 3px 5px)`;
}

interface SurfacePathsProps {
  study: Study;
  /** Group pointed at. */
  pointed: number | null;
  onPoint: (group: number | null) => void;
}

export function SurfacePaths({ study, pointed, onPoint }: SurfacePathsProps) {
  const t = useT();
  const words = useStudyWords(study);
  const { data: frames } = useStudyPictures(study, VIEW);
  const [width, measure] = useWidth<HTMLDivElement>(FIRST_WIDTH);
  useSyncExternalStore(subscribePalette, paletteVersion);
  const [frame] = frames ?? [];
  const surface = frame === undefined ? null : readSurface(frame);
  if (surface === null) return null;
  const palette = currentPalette();
  const groupOf = (member: number) =>
    study.groups.findIndex(({ members }) => members.includes(member));
  const paths = study.members.map(({ number, changes, figures }): SurfacePath => {
    const [first, second] = COORDINATES.map((name) => figures?.validation?.[name]);
    return {
      name: words.name(changes),
      color: palette.runs[groupOf(number) % palette.runs.length] ?? palette.accent,
      dashed: groupOf(number) >= palette.runs.length,
      points: pathOf(first, second),
      height: figures?.validation?.loss?.values.at(-1) ?? null,
    };
  });
  const isShown = (member: number) => pointed === null || groupOf(member) === pointed;
  const title = t("study.surface");
  const shown = paths.filter((_, index) => isShown(study.members[index]?.number ?? -1));
  const figure = surfaceFigure(surface, shown, { title, width, palette });
  return (
    <section aria-label={title} className={styles.result}>
      <h3 className={styles.heading}>{title}</h3>
      <div className={styles.surface}>
        <div ref={measure} data-testid="surface-paths" data-paths={shown.length}>
          <FigureView figure={figure} testId="surface-figure" />
        </div>
        <ul className={chartStyles.legend}>
          {paths.map(({ name, color, dashed, height, points }, index) => {
            const group = groupOf(study.members[index]?.number ?? -1);
            return (
              <li
                key={study.members[index]?.number}
                data-testid="surface-path"
                data-points={points.length}
                data-pointed={pointed === group}
                onPointerEnter={() => onPoint(group)}
                onPointerLeave={() => onPoint(null)}
              >
                <span
                  className={chartStyles.swatch}
                  style={{ background: dashed ? dashes(color) : color }}
                />
                <span className={chartStyles.name}>{name}</span>
                <span className={styles.number}>
                  {height === null ? "–" : formatMagnitude(height, 3)}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
      <p className={styles.caption}>
        {t("study.surface_help")}
        <ExportMenu
          label={title}
          testId="surface-export"
          make={async () => ({
            name: fileName([title, study.title]),
            figure,
            table: {
              columns: [t("study.run"), "x", "y"],
              rows: paths.flatMap(({ name, points }) => points.map(([x, y]) => [name, x, y])),
            },
          })}
        />
      </p>
    </section>
  );
}
