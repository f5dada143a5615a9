/** The canvas of the neuron view: painted from the frame shown, outside React; the pointer and arrow keys go over it. */
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { neuronRequest } from "../../domain/neuronFrame";
import { type Hit, hitAt, layOut, type NeuronLayout } from "../../domain/neuronLayout";
import { type NeuronNetwork, type NeuronPart, nextPart } from "../../domain/neurons";
import type { Size } from "../../domain/nodeSizes";
import { useT } from "../../i18n";
import { pressKey } from "../../state/actions/keys";
import { reportNeurons } from "../../state/drawn";
import { currentPalette, paletteVersion } from "../../state/palette";
import { pointAt } from "../../state/pointedUnit";
import { schedule } from "../../state/scheduler";
import { shownFrame, shownRecord } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useStage } from "../../state/useStage";
import { useDemand } from "../../state/useView";
import { FollowedSize } from "../../ui/FollowedSize";
import styles from "./Neurons.module.css";
import { NeuronPainter, type NeuronScene, numberOf } from "./painter";
import { usePartNames } from "./partNames";

const HZ = 30;

/** What of the scene React knows. */
interface Chosen {
  readonly marked: NeuronPart | null;
  readonly selected: NeuronPart | null;
  readonly lit: boolean;
}

class NeuronLoop {
  private readonly painter: NeuronPainter | null;
  private readonly size: FollowedSize;
  private key: unknown[] = [];
  scene: NeuronScene | null = null;

  constructor(
    private readonly stage: Stage,
    private readonly canvas: HTMLCanvasElement,
    private readonly now: () => Pick<
      NeuronScene,
      "network" | "layout" | "startOf" | "isStart" | "inputNames"
    > &
      Chosen,
  ) {
    const context = canvas.getContext("2d");
    this.size = new FollowedSize(canvas);
    this.painter = context === null ? null : new NeuronPainter(context);
  }

  draw(): void {
    const { network, layout, startOf, isStart, inputNames, marked, selected, lit } = this.now();
    const frame = shownFrame(this.stage, neuronRequest(network));
    const { buffer, row } = shownRecord(this.stage);
    const { width, height } = this.size;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const key: unknown[] = [
      network,
      layout,
      startOf,
      isStart,
      frame,
      marked,
      selected,
      paletteVersion(),
      ratio,
    ];
    key.push(width, height, lit, lit ? buffer : null, lit ? row : 0);
    if (key.every((part, at) => part === this.key[at])) return;
    this.key = key;
    const wide = Math.round(width * ratio);
    const high = Math.round(height * ratio);
    if (this.canvas.width !== wide) this.canvas.width = wide;
    if (this.canvas.height !== high) this.canvas.height = high;
    const light = lit
      ? network.columns.map((_, column) => this.gradientInto(network, column))
      : null;
    this.scene = { network, layout, frame, startOf, isStart, inputNames, light, marked, selected };
    const began = performance.now();
    this.painter?.paint(this.scene, currentPalette(), ratio);
    this.canvas.dataset.paintMs = (performance.now() - began).toFixed(2);
    this.canvas.dataset.step = frame === null ? "" : String(frame.step);
  }

  close(): void {
    this.size.close();
  }

  /** The gradient through the wire into a column's weights. */
  private gradientInto({ columns }: NeuronNetwork, column: number): number {
    const { buffer, row } = shownRecord(this.stage);
    const [source, target] = [columns[column - 1]?.shown, columns[column]?.id];
    if (buffer === null || row < 0 || source === undefined) return Number.NaN;
    const edge = buffer.edgeRow(`${source}.out>${target}.in`);
    return edge < 0 ? Number.NaN : buffer.statistics.edge(row, edge);
  }
}

interface NeuronCanvasProps extends Chosen {
  readonly network: NeuronNetwork;
  readonly startOf: (part: NeuronPart) => number | null;
  readonly isStart: boolean;
  readonly inputNames: readonly string[];
  /** Pixels at the top that column heads take, and at the bottom that something else covers. */
  readonly topInset: number;
  readonly bottomInset: number;
  readonly onMark: (part: NeuronPart | null) => void;
  readonly onSelect: (part: NeuronPart | null) => void;
  readonly onEdit: (part: NeuronPart) => void;
  readonly onLayout: (layout: NeuronLayout) => void;
}

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);
const MARGINS = { right: 46, bottom: 24, left: 74 };
const NARROW = { ...MARGINS, right: 24, left: 44 };

export function NeuronCanvas(props: NeuronCanvasProps) {
  const {
    network,
    marked,
    selected,
    lit,
    startOf,
    isStart,
    inputNames,
    topInset,
    bottomInset,
    onLayout,
  } = props;
  const stage = useStage();
  const t = useT();
  const names = usePartNames(network);
  const canvas = useRef<HTMLCanvasElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const loop = useRef<NeuronLoop | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const layout = useMemo(() => {
    const margins = size.width < 480 ? NARROW : MARGINS;
    return layOut(network, size, {
      ...margins,
      top: topInset,
      bottom: margins.bottom + bottomInset,
    });
  }, [network, size, topInset, bottomInset]);
  const request = neuronRequest(network);
  useDemand(request);
  const now = useRef({ network, layout, startOf, isStart, inputNames, marked, selected, lit });
  useEffect(() => {
    now.current = { network, layout, startOf, isStart, inputNames, marked, selected, lit };
  });
  useEffect(() => onLayout(layout), [onLayout, layout]);
  useEffect(() => {
    const element = box.current;
    if (element === null || canvas.current === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    const drawn = new NeuronLoop(stage, canvas.current, () => now.current);
    loop.current = drawn;
    reportNeurons(() => drawnNumbers(drawn.scene));
    const stop = schedule({ maxHz: HZ, element, draw: () => drawn.draw() });
    return () => {
      observer.disconnect();
      stop();
      drawn.close();
      reportNeurons(() => ({}));
      pointAt(null);
    };
  }, [stage]);
  const shownPart = marked ?? selected;
  const pointed = shownPart?.from === undefined ? shownPart : null;
  const column = pointed === null ? undefined : network.columns[pointed.column];
  useEffect(() => {
    if (pointed === null || column === undefined) pointAt(null);
    else pointAt({ request, node: column.shown, unit: pointed.unit, units: column.units });
  }, [request, column, pointed]);
  const hit = (event: PointerEvent): Hit | null => {
    const bounds = event.currentTarget.getBoundingClientRect();
    return hitAt(network, layout, {
      x: event.clientX - bounds.left,
      y: event.clientY - bounds.top,
    });
  };
  const takeKey = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const part = selected ?? { column: 0, unit: 0 };
    if (ARROWS.has(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      event.stopPropagation();
      props.onSelect(selected === null ? part : (nextPart(network, part, event.key) ?? part));
    } else if (event.key === "Enter" && selected !== null) {
      event.preventDefault();
      event.stopPropagation();
      props.onEdit(selected);
    } else if (event.key === "Escape" && selected !== null) {
      event.stopPropagation();
      props.onSelect(null);
    } else if (pressKey(stage, "canvas", event)) event.stopPropagation();
  };
  return (
    <div
      ref={box}
      className={styles.canvas}
      role="listbox"
      tabIndex={0}
      aria-label={t("neurons.label")}
      aria-activedescendant={selected === null ? undefined : "neuron-part"}
      data-testid="neurons-list"
      onKeyDown={takeKey}
      onPointerMove={(event) => props.onMark(hit(event)?.part ?? null)}
      onPointerLeave={() => props.onMark(null)}
      onPointerDown={(event) => {
        event.currentTarget.focus({ preventScroll: true });
        const found = hit(event);
        props.onSelect(found?.part ?? null);
        if (found !== null && found.kind !== "unit") {
          event.preventDefault();
          props.onEdit(found.part);
        }
      }}
    >
      <canvas ref={canvas} className={styles.drawing} data-testid="neurons-canvas" />
      {selected !== null && (
        <div
          id="neuron-part"
          role="option"
          aria-selected="true"
          tabIndex={-1}
          className={styles.hidden}
        >
          {names.sentence(selected, loop.current?.scene ?? null)}
        </div>
      )}
    </div>
  );
}

/** What was drawn last, for tests: every number by its place. */
function drawnNumbers(scene: NeuronScene | null): Record<string, number | null> {
  if (scene === null) return {};
  const { columns } = scene.network;
  const numbers: Record<string, number | null> = {};
  for (const [column, { id, units, bias }] of columns.entries()) {
    for (let unit = 0; unit < units; unit += 1) {
      if (bias) numbers[`${id}/bias/${unit}`] = numberOf(scene, { column, unit });
      for (let from = 0; from < (columns[column - 1]?.units ?? 0); from += 1)
        numbers[`${id}/kernel/${from}/${unit}`] = numberOf(scene, { column, unit, from });
    }
  }
  return numbers;
}
