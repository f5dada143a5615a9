import { sizeOf, writeShape } from "../../domain/numbers";
import { findNode } from "../../domain/spec";
import { curveMiddle } from "../../domain/wirePath";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import type { EdgeGeometry } from "../../state/graphGeometry";
import { OBJECTIVE_EDGE } from "../../state/graphGeometry";
import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from "./flow";
import styles from "./Graph.module.css";
import { useSlots } from "./slots";

const ABOVE_WIRE = 15;
const ABOVE_GLYPH = 25;
const HIT_WIDTH = 18;

interface WireData {
  curve?: EdgeGeometry["curve"];
  path?: string;
  toGlyph?: boolean;
  fromGlyph?: boolean;
}

/** A wire: its visible light is drawn on a canvas; here are the hit area, the selection and the shape on it. */
export function WireEdge({ id, source, target, selected, data }: EdgeProps) {
  const { curve, path = "", toGlyph = false, fromGlyph = false }: WireData = data ?? {};
  const { overlay } = useSlots();
  const shape = useCheck((state) => state.nodes.get(source)?.shape);
  const targetType = useDocument((state) => findNode(state.spec, target)?.type);
  const look = `${styles.wire} ${overlay === undefined ? styles.drawn : ""} ${selected ? styles.wireSelected : ""}`;
  const flattens =
    targetType === "dense" && shape !== undefined && shape !== null && shape.length > 1;
  return (
    <>
      <BaseEdge id={id} path={path} className={look} interactionWidth={HIT_WIDTH} />
      {curve !== undefined && shape && id !== OBJECTIVE_EDGE && !fromGlyph && (
        <EdgeLabelRenderer>
          <ShapeLabel
            at={
              toGlyph ? { x: curve[6] + 14, y: curve[7] - ABOVE_GLYPH } : raise(curveMiddle(curve))
            }
            text={writeShape(shape)}
            testId={`shape-${id}`}
          />
          {flattens && !toGlyph && (
            <ShapeLabel
              at={lower(curveMiddle(curve))}
              text={`= ${sizeOf(shape)}`}
              testId={`flat-${id}`}
            />
          )}
        </EdgeLabelRenderer>
      )}
    </>
  );
}

function raise({ x, y }: { x: number; y: number }) {
  return { x, y: y - ABOVE_WIRE };
}

function lower({ x, y }: { x: number; y: number }) {
  return { x, y: y + ABOVE_WIRE };
}

function ShapeLabel({
  at,
  text,
  testId,
}: {
  at: { x: number; y: number };
  text: string;
  testId: string;
}) {
  return (
    <div
      className={styles.shape}
      style={{ transform: `translate(-50%, -50%) translate(${at.x}px, ${at.y}px)` }}
      data-testid={testId}
    >
      {text}
    </div>
  );
}
