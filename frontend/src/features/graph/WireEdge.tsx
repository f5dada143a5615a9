import type { DrawnWire } from "../../domain/drawing";
import { isObjectiveEdge } from "../../domain/lossBlocks";
import { sizeOf, writeShape } from "../../domain/numbers";
import { nodeAt } from "../../domain/places";
import { curveMiddle } from "../../domain/wirePath";
import { useBlockFacts } from "../../state/blockFacts";
import { useDocument } from "../../state/documentStore";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "./flow";
import styles from "./Graph.module.css";
import { useSlots } from "./slots";

const ABOVE_WIRE = 15;
const ABOVE_GLYPH = 25;
const GLYPH_RADIUS = 14;
const HIT_WIDTH = 18;
/** A wire that rises or falls by more carries its shape on itself. */
const STEEP = 24;

interface WireData {
  curve?: DrawnWire["curve"];
  path?: string;
  toGlyph?: boolean;
  fromGlyph?: boolean;
}

/** A wire: its visible light is drawn on a canvas; here are the hit area, the selection and the shape on it. */
export function WireEdge({ id, source, target, selected, data }: EdgeProps) {
  const { curve, path = "", toGlyph = false, fromGlyph = false }: WireData = data ?? {};
  const { overlay } = useSlots();
  const shape = useBlockFacts(source)?.shape;
  const targetType = useDocument((state) => nodeAt(state.spec, target)?.type);
  const look = `${styles.wire} ${overlay === undefined ? styles.drawn : ""} ${selected ? styles.wireSelected : ""}`;
  const flattens =
    targetType === "dense" && shape !== undefined && shape !== null && shape.length > 1;
  const steep = curve !== undefined && Math.abs(curve[7] - curve[1]) > STEEP;
  const label = shape ? writeShape(shape) : "";
  return (
    <>
      <BaseEdge id={id} path={path} className={look} interactionWidth={HIT_WIDTH} />
      {curve !== undefined && shape && !isObjectiveEdge(id) && !fromGlyph && (
        <EdgeLabelRenderer>
          <ShapeLabel
            at={steep ? curveMiddle(curve) : above(curve, toGlyph)}
            text={steep && flattens ? `${label} = ${sizeOf(shape)}` : label}
            covers={steep}
            testId={`shape-${id}`}
          />
          {flattens && !toGlyph && !steep && (
            <ShapeLabel
              at={below(curve)}
              text={`= ${sizeOf(shape)}`}
              covers={false}
              testId={`flat-${id}`}
            />
          )}
        </EdgeLabelRenderer>
      )}
    </>
  );
}

type WireCurve = DrawnWire["curve"];

function above(curve: WireCurve, toGlyph: boolean) {
  if (toGlyph) return { x: curve[6] + GLYPH_RADIUS, y: curve[7] - ABOVE_GLYPH };
  const { x, y } = curveMiddle(curve);
  return { x, y: y - ABOVE_WIRE };
}

function below(curve: WireCurve) {
  const { x, y } = curveMiddle(curve);
  return { x, y: y + ABOVE_WIRE };
}

interface ShapeLabelProps {
  at: { x: number; y: number };
  text: string;
  /** Stands on the wire and hides it behind the words. */
  covers: boolean;
  testId: string;
}

function ShapeLabel({ at, text, covers, testId }: ShapeLabelProps) {
  return (
    <div
      className={`${styles.shape} ${covers ? styles.shapeOnWire : ""}`}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
      data-testid={testId}
    >
      {text}
    </div>
  );
}
