/** A picture to draw in, by pointer, touch or keys: the arrows move a crosshair, Enter draws there. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useId, useState } from "react";
import type { DrawnShape, Place } from "../../../domain/drawn";
import { useT } from "../../../i18n";
import styles from "./Drawn.module.css";

/** What a press does: draws, draws the other class (Shift), removes (Ctrl or Cmd). */
export type Press = "draw" | "other" | "remove";

interface DrawingSurfaceProps {
  shape: DrawnShape;
  label: string;
  /** What happened last, for those who do not see it. */
  spoken: string;
  testId: string;
  onPress: (at: Place, press: Press) => void;
  onDrag: (at: Place) => void;
  onRelease: () => void;
  /** A key that is none of the surface's own; true where it meant something. */
  onKey?: ((key: string) => boolean) | undefined;
  children: ReactNode;
}

/** Steps of the crosshair, as shares of the width; with Shift the larger. */
const STEP = 1 / 120;
const LONG_STEP = 1 / 24;
const WAYS: Readonly<Record<string, Place>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const REMOVING: ReadonlySet<string> = new Set(["Delete", "Backspace"]);

function pressOf(event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): Press {
  if (event.ctrlKey || event.metaKey) return "remove";
  return event.shiftKey ? "other" : "draw";
}

function clamp(value: number, [low, high]: Place): number {
  return Math.min(high, Math.max(low, value));
}

export function DrawingSurface(props: DrawingSurfaceProps) {
  const { shape, label, spoken, testId, onPress, onDrag, onRelease, onKey, children } = props;
  const t = useT();
  const help = useId();
  const [cross, setCross] = useState<Place | null>(null);
  const [width, height] = [shape.x[1] - shape.x[0], shape.y[1] - shape.y[0]];
  const placeOf = (event: PointerEvent<HTMLElement>): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      shape.x[0] + ((event.clientX - box.left) / box.width) * width,
      shape.y[1] - ((event.clientY - box.top) / box.height) * height,
    ];
  };
  const middle: Place = [shape.x[0] + width / 2, shape.y[0] + height / 2];
  const move = ([right, up]: Place, isLong: boolean) => {
    const [x, y] = cross ?? middle;
    const share = isLong ? LONG_STEP : STEP;
    const next: Place = [
      clamp(x + right * share * width, shape.x),
      clamp(y + up * share * height, shape.y),
    ];
    setCross([Math.round(next[0] * 100) / 100, Math.round(next[1] * 100) / 100]);
  };
  const press = (at: Place, how: Press) => {
    onPress(at, how);
    onRelease();
  };
  const takeKey = (event: KeyboardEvent): boolean => {
    const way = WAYS[event.key];
    if (way !== undefined) move(way, event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") press(cross ?? middle, pressOf(event));
    else if (REMOVING.has(event.key)) press(cross ?? middle, "remove");
    else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else return onKey?.(event.key) ?? false;
    return true;
  };
  const share = (value: number, [low, high]: Place) => ((value - low) / (high - low)) * 100;
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place to draw in takes arrows and Enter
      tabIndex={0}
      role="application"
      aria-label={label}
      aria-describedby={help}
      className={styles.surface}
      style={{ aspectRatio: shape.curve ? `${width} / ${height}` : "1" }}
      data-testid={testId}
      onFocus={() => setCross((former) => former ?? middle)}
      onKeyDown={(event) => {
        if (takeKey(event)) event.preventDefault();
      }}
      onContextMenu={(event) => {
        // A click with Ctrl opens the menu on a Mac.
        if (event.ctrlKey) event.preventDefault();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = placeOf(event);
        setCross(at);
        onPress(at, pressOf(event));
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(placeOf(event));
      }}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
    >
      {children}
      {cross !== null && (
        <span
          className={styles.cross}
          style={{
            left: `${share(cross[0], shape.x)}%`,
            top: `${100 - share(cross[1], shape.y)}%`,
          }}
          aria-hidden="true"
        />
      )}
      <span id={help} className="hidden-text">
        {t(shape.curve ? "points.curve_keys" : "points.plane_keys")}
      </span>
      <span className="hidden-text" role="status">
        {spoken}
      </span>
    </div>
  );
}
