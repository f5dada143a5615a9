/** A chart with two named axes, in pixels of its place, so that its letters keep their size. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type Range, scaleOf, ticksOf } from "../domain/axes";
import type { Table } from "../domain/figure";
import { formatMagnitude } from "../domain/format";
import styles from "./AxesPlot.module.css";
import { ExportMenu } from "./ExportMenu";

const HEIGHT = 230;
const EDGE = { left: 60, right: 20, top: 8, bottom: 38 };

interface PlotScales {
  readonly x: ReturnType<typeof scaleOf>;
  readonly y: ReturnType<typeof scaleOf>;
  readonly width: number;
  readonly height: number;
}

interface AxesPlotProps {
  label: string;
  across: string;
  up: string;
  x: Range;
  y: Range;
  testId: string;
  step?: number | undefined;
  children: (scales: PlotScales) => ReactNode;
  /** Its files: what they are called, and the numbers in full. */
  file: { readonly name: string; readonly makeTable: () => Table };
  /** What the hand does: places in the units of the axes. */
  onPoint?: ((x: number, y: number) => void) | undefined;
}

function useWidth() {
  const box = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}

export function AxesPlot(props: AxesPlotProps) {
  const { label, across, up, x, y, testId, step, children, file, onPoint } = props;
  const drawing = useRef<SVGSVGElement>(null);
  const [box, width] = useWidth();
  const scales: PlotScales = {
    x: scaleOf(x, EDGE.left, width - EDGE.right),
    y: scaleOf(y, HEIGHT - EDGE.bottom, EDGE.top),
    width,
    height: HEIGHT,
  };
  const point = (event: React.PointerEvent<SVGSVGElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    onPoint?.(scales.x.toValue(event.clientX - left), scales.y.toValue(event.clientY - top));
  };
  const make = async () => {
    const { plotFigure } = await import("./plotFigure");
    if (drawing.current === null) return null;
    const figure = plotFigure(drawing.current, label);
    return { name: file.name, figure, table: file.makeTable() };
  };
  const middle = (EDGE.left + width - EDGE.right) / 2;
  const half = (EDGE.top + HEIGHT - EDGE.bottom) / 2;
  return (
    <figure ref={box} className={styles.figure}>
      <svg
        ref={drawing}
        width={width}
        height={HEIGHT}
        className={onPoint === undefined ? styles.axes : styles.axesToDrag}
        data-testid={testId}
        data-step={step}
        onPointerDown={(event) => {
          if (onPoint === undefined) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          point(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
        }}
      >
        <title>{label}</title>
        {ticksOf(x, width < 300 ? 3 : 5).map((tick) => (
          <g key={tick} transform={`translate(${scales.x.toPixel(tick)} 0)`}>
            <line y1={EDGE.top} y2={HEIGHT - EDGE.bottom} className={styles.grid} />
            <text y={HEIGHT - EDGE.bottom + 14} textAnchor="middle" className={styles.tick}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {ticksOf(y, 5).map((tick) => (
          <g key={tick} transform={`translate(0 ${scales.y.toPixel(tick)})`}>
            <line x1={EDGE.left} x2={width - EDGE.right} className={styles.grid} />
            <text x={EDGE.left - 5} dy="0.35em" textAnchor="end" className={styles.tick}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        <text x={middle} y={HEIGHT - 6} textAnchor="middle" className={styles.axisName}>
          {across}
        </text>
        <text
          transform={`translate(11 ${half}) rotate(-90)`}
          textAnchor="middle"
          className={styles.axisName}
        >
          {up}
        </text>
        {children(scales)}
      </svg>
      <div className={styles.files}>
        <ExportMenu label={label} testId={`${testId}-export`} make={make} />
      </div>
    </figure>
  );
}

function formatTick(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 10_000) return String(value).replace("-", "−");
  return value < 0 ? `−${formatMagnitude(-value)}` : formatMagnitude(value);
}
