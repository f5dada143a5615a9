/** Curves of all members, with mean and range of those that differ in their seed alone. */
import { useMemo } from "react";
import { wholeTicksOf } from "../../domain/axes";
import type { Exportable, Spot } from "../../domain/figure";
import { fileName } from "../../domain/figure";
import { formatMagnitude, formatStep } from "../../domain/format";
import { bandOf, curveOf, type Study } from "../../domain/study";
import { type StudyChart, studyChart } from "../../domain/studyChart";
import { useT } from "../../i18n";
import { ExportMenu } from "../../ui/ExportMenu";
import { NumberTable, type NumberTableData, tablePlaces } from "../../ui/NumberTable";
import { colorOf } from "./colors";
import { PlotFrame, SCALE } from "./PlotFrame";
import styles from "./Studies.module.css";
import chartStyles from "./StudyChart.module.css";
import { useStudyWords } from "./words";

const STEP_TICKS = 5;

function pathOf(pieces: readonly (readonly Spot[])[]): string {
  return pieces
    .map((piece) =>
      piece
        .map(
          ([x, y], index) =>
            `${index === 0 ? "M" : "L"}${(SCALE * x).toFixed(1)} ${(SCALE * y).toFixed(1)}`,
        )
        .join(""),
    )
    .join("");
}

interface StudyCurvesProps {
  study: Study;
  /** Curve that is drawn. */
  name: string;
  /** Group pointed at. */
  pointed: number | null;
  onPoint: (group: number | null) => void;
}

export function StudyCurves({ study, name, pointed, onPoint }: StudyCurvesProps) {
  const t = useT();
  const words = useStudyWords(study);
  const chart = useMemo(() => studyChart(study, name), [study, name]);
  const { axis, lastStep } = chart;
  const dim = (group: number) => pointed !== null && pointed !== group;
  const label = `${words.metric(name)}: ${t("study.curves")}`;
  return (
    <figure className={chartStyles.figure} aria-label={label}>
      <PlotFrame
        up={axis}
        across={wholeTicksOf([0, lastStep], STEP_TICKS).map((step) => ({
          at: step / lastStep,
          text: formatStep(step),
        }))}
        testId="study-curves"
        lines={chart.lines.length}
        beside={<Legend {...{ study, name, pointed, onPoint }} />}
      >
        {chart.areas.map(({ group, points }) => (
          <path
            key={group}
            d={pathOf([points])}
            className={chartStyles.area}
            style={{ fill: colorOf(group) }}
            data-dim={dim(group)}
          />
        ))}
        {chart.lines.map(({ member, group, pieces }) => (
          <path
            key={`${group} ${member}`}
            d={pathOf(pieces)}
            className={chartStyles.line}
            data-thin={member !== null && (study.groups[group]?.members.length ?? 0) > 1}
            data-dim={dim(group)}
            style={{ stroke: colorOf(group) }}
          />
        ))}
      </PlotFrame>
      <figcaption className={styles.caption}>
        {t(chart.areas.length > 0 ? "study.band_help" : "study.curves_help")}
        <NumberTable
          label={label}
          makeTable={() => tableOf(study, name, words.name, t("charts.axis.step"))}
        />
        <ExportMenu
          label={label}
          testId="study-export"
          make={async () => exported(study, name, chart, label, words.name)}
        />
      </figcaption>
    </figure>
  );
}

/** Last value of each group, the best name beside its colour. */
function Legend({ study, name, pointed, onPoint }: StudyCurvesProps) {
  const words = useStudyWords(study);
  return (
    <ul className={chartStyles.legend} data-testid="study-legend">
      {study.groups.map((group, index) => {
        const band = bandOf(group, name);
        const last = band?.mean.at(-1);
        return (
          <li
            key={group.members.join()}
            data-pointed={pointed === index}
            onPointerEnter={() => onPoint(index)}
            onPointerLeave={() => onPoint(null)}
          >
            <span className={chartStyles.swatch} style={{ background: colorOf(index) }} />
            <span className={chartStyles.name}>
              {words.name(group.changes) || words.metric(name)}
            </span>
            <span className={styles.number}>
              {last === undefined ? "–" : formatMagnitude(last, 3)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

type NameOf = (changes: Study["members"][number]["changes"]) => string;

/** All steps that any member has, each with the last known value of every member. */
function rowsOf(study: Study, name: string) {
  const curves = study.members.map((member) => curveOf(member, name));
  const steps = [...new Set(curves.flatMap((curve) => curve?.steps ?? []))].sort((a, b) => a - b);
  return steps.map((step) => ({
    step,
    values: curves.map((curve) => {
      const at = curve?.steps.findLastIndex((each) => each <= step) ?? -1;
      return at < 0 ? null : (curve?.values[at] ?? null);
    }),
  }));
}

function tableOf(study: Study, name: string, nameOf: NameOf, step: string): NumberTableData {
  const rows = rowsOf(study, name);
  return {
    head: [step, ...study.members.map(({ changes }) => nameOf(changes))],
    rows: tablePlaces(rows.length).flatMap((place) => {
      const row = rows[place];
      if (row === undefined) return [];
      const values = row.values.map((value) => (value === null ? "–" : formatMagnitude(value, 3)));
      return [{ name: formatStep(row.step), values }];
    }),
  };
}

const WIDTH = 960;
const HEIGHT = 480;
const MARGIN = { left: 70, right: 230, top: 50, bottom: 40 };

function exported(
  study: Study,
  name: string,
  chart: StudyChart,
  title: string,
  nameOf: NameOf,
): Exportable {
  const style = getComputedStyle(document.documentElement);
  const color = (at: string) => style.getPropertyValue(`--${at}`).trim();
  const hue = (group: number) => color(colorOf(group).slice(6, -1));
  const { left, right, top, bottom } = MARGIN;
  const place = ([x, y]: Spot): Spot => [
    left + x * (WIDTH - left - right),
    top + y * (HEIGHT - top - bottom),
  ];
  const ticks = chart.axis.ticks.map(({ at, text }) => ({
    ...({ kind: "text", anchor: "end", size: 12, digits: true } as const),
    ...{ x: left - 8, y: place([0, 1 - at])[1], text, color: color("muted") },
  }));
  const names = study.groups.map(({ changes }, index) => ({
    ...({ kind: "text", anchor: "start", size: 12 } as const),
    ...{ x: WIDTH - right + 12, y: top + 18 * index + 8, text: nameOf(changes), color: hue(index) },
  }));
  return {
    name: fileName([title, study.title]),
    figure: {
      ...{ title, width: WIDTH, height: HEIGHT, background: color("panel") },
      marks: [
        { kind: "text", x: left, y: 24, text: title, size: 15, color: color("text"), bold: true },
        ...ticks,
        ...chart.areas.map(({ group, points }) => ({
          kind: "area" as const,
          points: points.map(place),
          color: `${hue(group)}30`,
        })),
        ...chart.lines.flatMap(({ member, group, pieces }) =>
          pieces.map((piece) => ({
            kind: "line" as const,
            points: piece.map(place),
            color: hue(group),
            width: member === null ? 2 : 1,
          })),
        ),
        ...names,
      ],
    },
    table: {
      columns: ["step", ...study.members.map(({ changes }) => nameOf(changes))],
      rows: rowsOf(study, name).map(({ step, values }) => [step, ...values]),
    },
  };
}
