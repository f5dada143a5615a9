/** A chart in the page: sized by its box, drawn at 10 Hz while seen, with a readout of the step pointed at. */
import "uplot/dist/uPlot.min.css";
import { useEffect, useRef } from "react";
import type { RunBuffer } from "../../domain/runBuffer";
import { currentBuffer, ghostRun } from "../../state/buffers";
import { paletteVersion } from "../../state/palette";
import { playhead, setHover } from "../../state/playhead";
import { schedule } from "../../state/scheduler";
import { namedStep, readStanding } from "../../state/standing";
import styles from "./Charts.module.css";
import { Chart, type ChartData, pointsOf } from "./chart";

const HZ = 10;
/** From this many buckets on the curves change too little between two draws to draw them so often. */
const LONG_RUN = 2_000;
const LONG_RUN_EVERY_MS = 300;

export interface ChartFrameProps {
  label: string;
  testId: string;
  /** Makes what is drawn; `width` in CSS pixels tells how many points are worth it. */
  makeData: (width: number) => ChartData;
  /** Text of the readout at a step; values in the order of the lines. */
  readout: (step: number, values: readonly (number | null)[]) => string;
}

class Frame {
  readonly chart: Chart;
  private dataKey = "";
  private drawKey = "";
  private size = "";
  private lastDataMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly box: HTMLElement,
    private readonly output: HTMLElement,
    public props: ChartFrameProps,
  ) {
    this.chart = new Chart(box);
  }

  draw(force: boolean): void {
    const { clientWidth: width, clientHeight: height } = this.box;
    const buffer = currentBuffer();
    const dataKey = [
      buffer?.runId,
      buffer?.version,
      ghostRun()?.buffer.runId,
      paletteVersion(),
    ].join();
    if (force || (dataKey !== this.dataKey && this.isDue(buffer))) {
      this.dataKey = dataKey;
      this.lastDataMs = performance.now();
      this.box.dataset.ghost = ghostRun()?.buffer.runId ?? "";
      const data = this.props.makeData(width);
      this.box.dataset.points = data.lines.map(pointsOf).join();
      this.chart.show(data);
    }
    if (`${width}x${height}` !== this.size) {
      this.size = `${width}x${height}`;
      this.chart.resize(width, height);
    }
    const { step, hover } = playhead.getState();
    const behind = namedStep(readStanding());
    const drawKey = `${step}|${hover}|${behind}|${this.dataKey}`;
    if (drawKey !== this.drawKey) {
      this.drawKey = drawKey;
      this.chart.redraw();
      this.chart.point(hover);
      const at = hover ?? step ?? behind;
      this.output.textContent = at === null ? "" : this.props.readout(at, this.chart.readAt(at));
    }
  }

  private isDue(buffer: RunBuffer | null): boolean {
    const long = (buffer?.scalars.length ?? 0) > LONG_RUN;
    return !long || performance.now() - this.lastDataMs >= LONG_RUN_EVERY_MS;
  }
}

export function ChartFrame(props: ChartFrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const output = useRef<HTMLDivElement>(null);
  const frame = useRef<Frame | null>(null);
  const { label, testId } = props;
  useEffect(() => {
    if (frame.current !== null) {
      frame.current.props = props;
      frame.current.draw(true);
    }
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; later props are handed over by the effect above
  useEffect(() => {
    if (box.current === null || output.current === null) {
      return;
    }
    const made = new Frame(box.current, output.current, props);
    frame.current = made;
    const stop = schedule({ maxHz: HZ, element: box.current, draw: () => made.draw(false) });
    return () => {
      stop();
      made.chart.destroy();
      frame.current = null;
    };
  }, []);
  return (
    <figure className={styles.figure} aria-label={label}>
      <div
        ref={box}
        className={styles.chart}
        data-testid={testId}
        onPointerLeave={() => setHover(null)}
      />
      <div ref={output} className={styles.readout} data-testid={`${testId}-readout`} />
    </figure>
  );
}
