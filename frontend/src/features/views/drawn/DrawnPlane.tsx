/** Points placed by hand: a click adds one, dragging paints, and the prediction of the run lies under them. */
import { Eraser, Plus } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Place } from "../../../domain/drawn";
import { gridPlace, withDab, withoutNearest, withoutWithin } from "../../../domain/drawStroke";
import { formatNumber } from "../../../domain/format";
import { useT } from "../../../i18n";
import { useDocument } from "../../../state/documentStore";
import { usePreview } from "../../../state/queries";
import { schedule } from "../../../state/scheduler";
import { useStage } from "../../../state/useStage";
import { useDemand } from "../../../state/useView";
import { useClassNames } from "../../../ui/classNames";
import { DrawingSurface, type Press } from "./DrawingSurface";
import styles from "./Drawn.module.css";
import { DrawnFrame, Tool } from "./DrawnFrame";
import { PlanePainter, placeKey } from "./PlanePainter";
import { SpreadField } from "./SpreadField";
import type { Drawing } from "./useDrawing";

const HZ = 20;
/** How near to a point a click removes it, and what the eraser reaches. */
const NEAR = 0.4;
const ERASED = 0.35;
/** Distance between two dabs of a brush that is dragged. */
const BETWEEN_DABS = 0.3;

/** The class of a press with Shift: the second, or the first where that one is chosen. */
function otherClass(chosen: number): number {
  return chosen === 1 ? 0 : 1;
}

interface Brush {
  readonly press: Press;
  readonly label: number;
  readonly last: Place;
}

/** Which places validate, as the server cuts the set. */
function useValidationPlaces(): ReadonlySet<string> {
  const data = useDocument((document) => document.spec.data);
  const preview = usePreview(data).data;
  return useMemo(() => {
    const places = preview?.points ?? [];
    return new Set(places.filter((_, index) => preview?.validation?.[index]).map(placeKey));
  }, [preview]);
}

/** The picture itself, painted in the page's one animation frame. */
function PlanePicture({ drawing, predicts }: { drawing: Drawing; predicts: boolean }) {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const validation = useValidationPlaces();
  const { points, shape, entry } = drawing;
  const classes = entry.classes.length;
  const state = useMemo(
    () => ({ points, classes, validation, shape }),
    [points, classes, validation, shape],
  );
  const latest = useRef({ state, predicts });
  latest.current = { state, predicts };
  useDemand(predicts ? "boundary" : "");
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const painter = new PlanePainter(stage, element);
    const draw = () => painter.draw(latest.current.state, latest.current.predicts);
    const stop = schedule({ maxHz: HZ, element, draw });
    return () => {
      stop();
      painter.close();
    };
  }, [stage]);
  return <canvas ref={canvas} className={styles.picture} data-testid="drawn-canvas" />;
}

export function DrawnPlane({ drawing, predicts }: { drawing: Drawing; predicts: boolean }) {
  const t = useT();
  const { shape, points, entry } = drawing;
  const names = useClassNames(entry.classes);
  const [tool, setTool] = useState<number | "erase">(0);
  const [spread, setSpread] = useState(0);
  const [spoken, setSpoken] = useState("");
  const brush = useRef<Brush | null>(null);
  // Events of one stroke follow each other faster than the page renders.
  const held = useRef(points);
  const chosen = tool === "erase" || tool < names.length ? tool : 0;
  const announce = (
    key: "points.added" | "points.removed",
    at: Place,
    label: number,
    count: number,
  ) => {
    const [x, y] = at.map((value) => formatNumber(value));
    setSpoken(t(key, { name: names[label] ?? "", x: x ?? "", y: y ?? "", count }));
  };
  const show = (next: typeof points) => {
    held.current = next;
    drawing.stroke(next);
  };
  const onPress = (place: Place, pressed: Press) => {
    const at = gridPlace(place, shape);
    const press = chosen === "erase" && pressed === "draw" ? "remove" : pressed;
    const own = chosen === "erase" ? 0 : chosen;
    const label = press === "other" ? otherClass(own) : own;
    brush.current = { press, label, last: at };
    const next =
      press === "remove"
        ? withoutNearest(points, at, NEAR)
        : withDab(points, at, label, spread, shape);
    show(next);
    if (next.length === points.length) return;
    announce(press === "remove" ? "points.removed" : "points.added", at, label, next.length);
  };
  const onDrag = (place: Place) => {
    const stroke = brush.current;
    const at = gridPlace(place, shape);
    if (stroke === null) return;
    if (Math.hypot(at[0] - stroke.last[0], at[1] - stroke.last[1]) < BETWEEN_DABS) return;
    brush.current = { ...stroke, last: at };
    show(
      stroke.press === "remove"
        ? withoutWithin(held.current, at, ERASED)
        : withDab(held.current, at, stroke.label, spread, shape),
    );
  };
  const onRelease = () => {
    if (brush.current === null) return;
    brush.current = null;
    drawing.release();
  };
  const addClass = () => {
    drawing.change("classes", names.length + 1);
    setTool(names.length);
  };
  const onKey = (key: string): boolean => {
    const label = /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
    if (label < 0 || label >= names.length) return false;
    setTool(label);
    setSpoken(t("points.chosen", { name: names[label] ?? "" }));
    return true;
  };
  return (
    <DrawnFrame
      drawing={drawing}
      tools={
        <>
          <fieldset className={styles.tools}>
            <legend className="hidden-text">{t("points.tool")}</legend>
            {names.map((name, label) => (
              <Tool
                key={name}
                group="points-tool"
                name={t("points.class", { name })}
                checked={chosen === label}
                onChoose={() => setTool(label)}
                testId={`points-class-${label}`}
              >
                <span
                  className={styles.swatch}
                  style={{ background: swatchColor(label, names.length) }}
                  aria-hidden="true"
                />
                {name}
              </Tool>
            ))}
            <Tool
              group="points-tool"
              name={t("points.erase")}
              checked={chosen === "erase"}
              onChoose={() => setTool("erase")}
              testId="points-erase"
            >
              <Eraser aria-hidden="true" />
            </Tool>
          </fieldset>
          {names.length < shape.mostClasses && (
            <button
              type="button"
              className={styles.add}
              data-testid="points-add-class"
              onClick={addClass}
            >
              <Plus aria-hidden="true" />
              {t("points.add_class")}
            </button>
          )}
          <SpreadField value={spread} onChange={setSpread} />
        </>
      }
    >
      <DrawingSurface
        shape={shape}
        label={t("points.plane")}
        spoken={spoken}
        testId="drawn-plane"
        onPress={onPress}
        onDrag={onDrag}
        onRelease={onRelease}
        onKey={onKey}
      >
        <PlanePicture drawing={drawing} predicts={predicts} />
      </DrawingSurface>
    </DrawnFrame>
  );
}

/** The colour of a class as the picture has it. */
function swatchColor(label: number, classes: number): string {
  if (classes > 2) return `var(--class-${label % 8})`;
  return label === 0 ? "var(--negative)" : "var(--positive)";
}
