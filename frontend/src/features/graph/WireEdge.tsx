import type { DrawnWire } from "../../domain/drawing";
import { isObjectiveEdge } from "../../domain/lossBlocks";
import { sizeOf, writeShape } from "../../domain/numbers";
import { nodeAt } from "../../domain/places";
import { useBlockFacts } from "../../state/blockFacts";
import { useDocument } from "../../state/documentStore";
import { useUi } from "../../state/uiStore";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "./flow";
import { useSlots } from "./slots";
import styles from "./WireEdge.module.css";

/** From a wire to the middle of a label beside it, and from the end of a wire to that of one at a glyph. */
const BESIDE = { right: { x: 0, y: -14 }, down: { x: 9, y: 0 } };
const AT_GLYPH = { right: { x: 14, y: -25 }, down: { x: -24, y: 14 } };
const HIT_WIDTH = 18;
/** A wire that rises or falls by more carries its shape on itself. */
const STEEP = 24;

type Route = Pick<DrawnWire, "line" | "path" | "middle" | "bent">;

interface WireData extends Partial<Route> {
  toGlyph?: boolean;
  fromGlyph?: boolean;
  /** Whether the shape is said on this wire of those from one output. */
  labelled?: boolean;
  /** Ends where several meet: labels of all would stand at one place. */
  joins?: boolean;
}

/** A wire: its visible light is drawn on a canvas; here are the hit area, the selection and the shape on it. */
export function WireEdge({ id, source, target, selected, data }: EdgeProps) {
  const { line, path = "", middle, bent = false, ...ends }: WireData = data ?? {};
  const { toGlyph = false, fromGlyph = false, joins = false, labelled = true } = ends;
  const { overlay } = useSlots();
  const direction = useUi((state) => state.direction);
  const shape = useBlockFacts(source)?.shape;
  const targetType = useDocument((state) => nodeAt(state.spec, target)?.type);
  const look = `${styles.wire} ${overlay === undefined ? styles.drawn : ""} ${selected ? styles.wireSelected : ""}`;
  const flattens =
    targetType === "dense" && shape !== undefined && shape !== null && shape.length > 1;
  const covers = bent || (line !== undefined && rises(line, direction) > STEEP);
  const label = shape ? writeShape(shape) : "";
  const isShown = !isObjectiveEdge(id) && !fromGlyph && labelled && !(joins && toGlyph);
  return (
    <>
      <BaseEdge id={id} path={path} className={look} interactionWidth={HIT_WIDTH} />
      {line !== undefined && middle !== undefined && shape && isShown && (
        <EdgeLabelRenderer>
          <ShapeLabel
            at={
              covers
                ? middle
                : toGlyph
                  ? shifted(endOf(line), AT_GLYPH[direction])
                  : shifted(middle, BESIDE[direction])
            }
            text={covers && flattens ? `${label} = ${sizeOf(shape)}` : label}
            side={covers ? "on" : direction === "down" ? (toGlyph ? "left" : "right") : "over"}
            testId={`shape-${id}`}
          />
          {flattens && !toGlyph && !covers && (
            <ShapeLabel
              at={{ x: middle.x - BESIDE[direction].x, y: middle.y - BESIDE[direction].y }}
              text={`= ${sizeOf(shape)}`}
              side={direction === "down" ? "left" : "over"}
              testId={`flat-${id}`}
            />
          )}
        </EdgeLabelRenderer>
      )}
    </>
  );
}

interface At {
  readonly x: number;
  readonly y: number;
}

function shifted(at: At, by: At): At {
  return { x: at.x + by.x, y: at.y + by.y };
}

function endOf(line: Route["line"]): At {
  return { x: line.at(-2) ?? 0, y: line.at(-1) ?? 0 };
}

/** How far the ends of a wire are apart across the direction. */
function rises(line: Route["line"], direction: keyof typeof BESIDE): number {
  const across = direction === "right" ? 1 : 0;
  return Math.abs((line.at(across - 2) ?? 0) - (line[across] ?? 0));
}

const ANCHORS = {
  on: "translate(-50%, -50%)",
  over: "translate(-50%, -50%)",
  right: "translate(0, -50%)",
  left: "translate(-100%, -50%)",
};

interface ShapeLabelProps {
  at: At;
  text: string;
  /** `on` the wire, which it hides behind the words, or beside it. */
  side: keyof typeof ANCHORS;
  testId: string;
}

function ShapeLabel({ at, text, side, testId }: ShapeLabelProps) {
  return (
    <div
      className={`${styles.shape} ${side === "on" ? styles.shapeOnWire : ""}`}
      style={{ transform: `translate(${at.x}px, ${at.y}px) ${ANCHORS[side]}` }}
      data-testid={testId}
    >
      {text}
    </div>
  );
}
