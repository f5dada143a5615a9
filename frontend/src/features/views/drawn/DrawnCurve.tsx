/** A curve drawn by dragging, with the function that the run on stage has learnt of it. */
import { useRef, useState } from "react";
import type { DrawnShape, Place } from "../../../domain/drawn";
import { withLine, withoutColumns } from "../../../domain/drawStroke";
import { formatNumber } from "../../../domain/format";
import type { Frame } from "../../../domain/frame";
import { useT } from "../../../i18n";
import { useViewFrame } from "../../../state/useView";
import { DrawingSurface, type Press } from "./DrawingSurface";
import styles from "./Drawn.module.css";
import { DrawnFrame } from "./DrawnFrame";
import type { Drawing } from "./useDrawing";

/** Units of the picture for one of the axes. */
const SCALE = 50;

function across(x: number, shape: DrawnShape): number {
  return (x - shape.x[0]) * SCALE;
}

function down(y: number, shape: DrawnShape): number {
  return (shape.y[1] - y) * SCALE;
}

/** The fitted function of a `curve` frame as a path, "" where there is none. */
function fitPath(frame: Frame | null, shape: DrawnShape): string {
  const [x, y] = [frame?.arrays.get("x"), frame?.arrays.get("y")];
  if (!x || !y) return "";
  const outputs = y.shape[1] ?? 1;
  const corners = Array.from(
    x.data,
    (value, index) => [value, y.data[index * outputs] ?? Number.NaN] as const,
  )
    .filter(([, height]) => Number.isFinite(height))
    .map(
      ([value, height]) => `${across(value, shape).toFixed(1)} ${down(height, shape).toFixed(1)}`,
    );
  return corners.length === 0 ? "" : `M${corners.join("L")}`;
}

function Fit({ shape }: { shape: DrawnShape }) {
  const frame = useViewFrame("curve");
  return (
    <path
      d={fitPath(frame, shape)}
      className={styles.fit}
      data-testid="drawn-fit"
      data-step={frame?.step}
    />
  );
}

export function DrawnCurve({ drawing, predicts }: { drawing: Drawing; predicts: boolean }) {
  const t = useT();
  const { shape, points } = drawing;
  const [spoken, setSpoken] = useState("");
  const brush = useRef<{ readonly removes: boolean; readonly last: Place } | null>(null);
  const held = useRef(points);
  const show = (next: typeof points) => {
    held.current = next;
    drawing.stroke(next);
  };
  const paint = (from: Place, to: Place, removes: boolean) =>
    show(
      removes
        ? withoutColumns(held.current, from[0], to[0], shape)
        : withLine(held.current, from, to, shape),
    );
  const onPress = (at: Place, press: Press) => {
    const removes = press === "remove";
    brush.current = { removes, last: at };
    held.current = points;
    paint(at, at, removes);
    const [x, y] = at.map((value) => formatNumber(Math.round(value * 100) / 100));
    const values = { name: "", x: x ?? "", y: y ?? "", count: held.current.length };
    setSpoken(t(removes ? "points.removed" : "points.drawn", values));
  };
  const onDrag = (at: Place) => {
    const stroke = brush.current;
    if (stroke === null) return;
    paint(stroke.last, at, stroke.removes);
    brush.current = { ...stroke, last: at };
  };
  const onRelease = () => {
    if (brush.current === null) return;
    brush.current = null;
    drawing.release();
  };
  const [width, height] = [(shape.x[1] - shape.x[0]) * SCALE, (shape.y[1] - shape.y[0]) * SCALE];
  return (
    <DrawnFrame drawing={drawing}>
      <DrawingSurface
        shape={shape}
        label={t("points.curve")}
        spoken={spoken}
        testId="drawn-curve"
        onPress={onPress}
        onDrag={onDrag}
        onRelease={onRelease}
      >
        <svg viewBox={`0 0 ${width} ${height}`} className={styles.picture} aria-hidden="true">
          <path
            d={`M0 ${down(0, shape)}H${width}M${across(0, shape)} 0V${height}`}
            className={styles.axes}
          />
          {points.map(([x = 0, y = 0]) => (
            <circle
              key={x}
              cx={across(x, shape)}
              cy={down(y, shape)}
              r={3.2}
              className={styles.spot}
            />
          ))}
          {predicts && <Fit shape={shape} />}
        </svg>
      </DrawingSurface>
    </DrawnFrame>
  );
}
