/** A chart in the page: sized by its box, drawn at 10 Hz while seen, with a readout of the step pointed at. */

import { useEffect, useRef } from "react";
import type { RunBuffer } from "../../domain/runBuffer";
import { useT } from "../../i18n";
import { drawnOverlays } from "../../state/overlays";
import { paletteVersion } from "../../state/palette";
import { schedule } from "../../state/scheduler";
import type { Stage } from "../../state/stage";
import { namedStep, readStanding } from "../../state/standing";
import { useSession, useStage } from "../../state/useStage";
import { FollowedSize } from "../../ui/FollowedSize";
import { untilServerAnswers } from "../../ui/serverReach";
import styles from "./Charts.module.css";
import type { Chart } from "./chart";
import { type ChartData, NOTHING, pointsOf, type Span } from "./chartData";
import { usePlaceName, useSpanName } from "./placeName";
import { lastWithOthers, showReadout } from "./readout";

const HZ = 10;
/** From this many buckets on the curves change too little between two draws to draw them so often. */
const LONG_RUN = 2_000;
const LONG_RUN_EVERY_MS = 300;

interface ChartFrameProps {
  label: string;
  testId: string;
  /** Whether the document has nothing that could be drawn of, whatever run is on stage. */
  blank?: boolean;
  /** Makes what is drawn; `width` in CSS pixels bounds the number of points. */
  makeData: (width: number) => ChartData;
}

interface FrameProps extends ChartFrameProps {
  /** Words for the step pointed at, and for its place on another axis. */
  placeName: (step: number, data: ChartData) => string;
  /** Words for the steps that a value is of. */
  spanName: (label: string, span: Span) => string;
}

/** Fetched with the first run: before it there is nothing to draw. */
const makeChart = async (stage: Stage, box: HTMLElement, size: FollowedSize) =>
  new (await import("./chart")).Chart(stage, box, size);

class Frame {
  private chart: Chart | null = null;
  private making = false;
  private readonly closing = new AbortController();
  private data: ChartData = NOTHING;
  private dataKey = "";
  private drawKey = "";
  private drawnSize = "";
  private readonly size: FollowedSize;
  private lastDataMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly stage: Stage,
    private readonly box: HTMLElement,
    private readonly output: HTMLElement,
    public props: FrameProps,
  ) {
    this.size = new FollowedSize(box);
  }

  draw(force: boolean): void {
    if (this.chart !== null) {
      this.drawChart(this.chart, force);
    } else if (
      !this.making &&
      (this.stage.runs.current ?? drawnOverlays(this.stage)[0] ?? null) !== null
    ) {
      this.making = true;
      void this.make().catch(() => this.makeLater());
    }
  }

  close(): void {
    this.closing.abort();
    this.size.close();
    this.chart?.destroy();
  }

  private async make(): Promise<void> {
    const made = await makeChart(this.stage, this.box, this.size);
    if (this.closing.signal.aborted) {
      made.destroy();
    } else {
      this.chart = made;
    }
  }

  /** What draws the chart could not be fetched: once the server answers, it is asked for again. */
  private async makeLater(): Promise<void> {
    await untilServerAnswers(this.closing.signal);
    this.making = false;
  }

  private drawChart(chart: Chart, force: boolean): void {
    const { stage } = this;
    const { width, height } = this.size;
    const buffer = stage.runs.current;
    const { overlays, version } = stage.runs;
    const grown = overlays.map((overlay) => overlay.buffer.version);
    const dataKey = [buffer?.runId, buffer?.version, version, ...grown, paletteVersion()].join();
    if (force || (dataKey !== this.dataKey && this.isDue(buffer))) {
      this.dataKey = dataKey;
      this.lastDataMs = performance.now();
      const drawn = drawnOverlays(stage).map(({ runId }) => runId);
      this.box.dataset.ghost = drawn.join(" ");
      this.data = this.props.makeData(width);
      this.box.dataset.points = this.data.lines.map(pointsOf).join();
      chart.show(this.data);
      this.drawKey = "";
    }
    if (`${width}x${height}` !== this.drawnSize) {
      this.drawnSize = `${width}x${height}`;
      chart.resize(width, height);
    }
    const { step, hover } = stage.playhead.getState();
    const behind = namedStep(readStanding(stage));
    const seek = stage.moments.seek.getState().kind;
    const drawKey = `${step}|${hover}|${behind}|${seek}|${chart.picked}|${this.dataKey}`;
    if (drawKey !== this.drawKey) {
      this.drawKey = drawKey;
      chart.redraw();
      chart.point(hover);
      const at = hover ?? step ?? behind ?? lastWithOthers(this.data);
      const place = at === null ? "" : this.props.placeName(at, this.data);
      const values = at === null ? null : chart.readAt(at);
      const picked = at === null ? null : chart.readPicked(at);
      const spans = at === null ? [] : chart.spansAt(at);
      const notes = spans.map(({ label, span }) => this.props.spanName(label, span));
      showReadout(this.output, place, this.data, values, picked, [...new Set(notes)]);
    }
  }

  private isDue(buffer: RunBuffer | null): boolean {
    const long = (buffer?.scalars.length ?? 0) > LONG_RUN;
    return !long || performance.now() - this.lastDataMs >= LONG_RUN_EVERY_MS;
  }
}

export function ChartFrame(props: ChartFrameProps) {
  const stage = useStage();
  const box = useRef<HTMLDivElement>(null);
  const output = useRef<HTMLDivElement>(null);
  const frame = useRef<Frame | null>(null);
  const { label, testId } = props;
  const t = useT();
  const nothing = useSession(({ runId, phase }) => runId === null && phase !== "shelved");
  const placeName = usePlaceName();
  const spanName = useSpanName();
  const given = { ...props, placeName, spanName };
  useEffect(() => {
    if (frame.current !== null) {
      frame.current.props = given;
      frame.current.draw(true);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later props are handed over by the effect above
  useEffect(() => {
    if (box.current === null || output.current === null) {
      return;
    }
    const made = new Frame(stage, box.current, output.current, given);
    frame.current = made;
    const stop = schedule({ maxHz: HZ, element: box.current, draw: () => made.draw(false) });
    return () => {
      stop();
      made.close();
      frame.current = null;
    };
  }, [stage]);
  return (
    <figure className={styles.figure} aria-label={label}>
      <div className={styles.stage}>
        <div
          ref={box}
          className={styles.chart}
          data-testid={testId}
          onPointerLeave={() => stage.playhead.setHover(null)}
        />
        {(nothing || props.blank) && <p className={styles.nothing}>{t("charts.empty")}</p>}
      </div>
      <div ref={output} className={styles.readout} data-testid={`${testId}-readout`} />
    </figure>
  );
}
