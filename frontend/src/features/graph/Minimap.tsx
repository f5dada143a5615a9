/** An overview of a deep network, while not all of it is in sight: where the view is, and a way to move it. */
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import type { Drawing } from "../../domain/drawing";
import type { Bounds } from "../../domain/view";
import { useT } from "../../i18n";
import { useFlowStoreApi, useReactFlow } from "./flow";
import styles from "./Minimap.module.css";

/** Smaller networks are found without a map. */
const DEEP = 16;
const MARGIN = 24;
/** Share of the view that an arrow key moves it by. */
const STRIDE = 0.25;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface MinimapProps {
  boxes: Drawing["boxes"];
  bounds: Bounds | null;
  /** Pixels at the bottom of the canvas that something else covers. */
  bottomInset: number;
  /** The view is moved by hand. */
  onMove: () => void;
}

export function Minimap({ boxes, bounds, bottomInset, onMove }: MinimapProps) {
  const t = useT();
  const flow = useReactFlow();
  const flowStore = useFlowStoreApi();
  const map = useRef<HTMLButtonElement>(null);
  const frame = useRef<SVGRectElement>(null);
  const isDeep = bounds !== null && boxes.size >= DEEP;
  useEffect(() => {
    if (!isDeep) return;
    const follow = () => {
      const { transform, width, height } = flowStore.getState();
      const [x, y, zoom] = transform;
      const [left, top] = [-x / zoom, -y / zoom];
      const [right, bottom] = [left + width / zoom, top + height / zoom];
      const whole =
        left <= bounds.left &&
        top <= bounds.top &&
        right >= bounds.right &&
        bottom >= bounds.bottom;
      map.current?.toggleAttribute("hidden", whole);
      for (const [name, value] of Object.entries({
        ...{ x: left, y: top, width: width / zoom, height: height / zoom },
      }))
        frame.current?.setAttribute(name, String(value));
    };
    follow();
    return flowStore.subscribe(follow);
  }, [isDeep, bounds, flowStore]);
  if (!isDeep) return null;
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const goTo = (event: PointerEvent<HTMLButtonElement>) => {
    const picture = event.currentTarget.firstElementChild?.getBoundingClientRect();
    if (picture === undefined || picture.width === 0) return;
    const scale = (width + 2 * MARGIN) / picture.width;
    const x = bounds.left - MARGIN + (event.clientX - picture.left) * scale;
    const y = bounds.top - MARGIN + (event.clientY - picture.top) * scale;
    onMove();
    void flow.setCenter(x, y, { zoom: flow.getZoom() });
  };
  const takeKey = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const view = flow.getViewport();
    const { width: across, height: down } = flowStore.getState();
    onMove();
    const [dx, dy] = [arrow[0] * across * STRIDE, arrow[1] * down * STRIDE];
    void flow.setViewport({ ...view, x: view.x - dx, y: view.y - dy });
  };
  return (
    <button
      type="button"
      ref={map}
      className={styles.map}
      style={{ bottom: bottomInset + 10 }}
      aria-label={t("graph.minimap")}
      data-testid="minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && goTo(event)}
      onKeyDown={takeKey}
    >
      <svg
        viewBox={`${bounds.left - MARGIN} ${bounds.top - MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
        style={{ aspectRatio: `${width + 2 * MARGIN} / ${height + 2 * MARGIN}` }}
        aria-hidden="true"
      >
        {[...boxes.values()].map(({ id, kind, ...box }) => (
          <rect
            key={id}
            {...box}
            rx={12}
            className={kind === "frame" ? styles.frame : styles.box}
          />
        ))}
        <rect ref={frame} className={styles.view} />
      </svg>
    </button>
  );
}
