/** A small network unit by unit: maps, weights and biases, which can be read, typed, frozen and kept. */
import { Eye, Pin, Redo2, Sun, Undo2 } from "lucide-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { knownStart, setStartNumber } from "../../domain/givenWeights";
import { neuronRequest } from "../../domain/neuronFrame";
import type { NeuronLayout } from "../../domain/neuronLayout";
import { type NeuronNetwork, type NeuronPart, samePart, weightOf } from "../../domain/neurons";
import { useT } from "../../i18n";
import { START_FROM_PRESENT } from "../../state/actions/ofNeurons";
import { useAction } from "../../state/actions/useAction";
import { useActionOn } from "../../state/actions/useActionOn";
import { useCover } from "../../state/cover";
import { editDocument, useDocument } from "../../state/documentStore";
import { setWeight } from "../../state/setWeight";
import { useUi } from "../../state/uiStore";
import { useSession, useStage } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { Button, IconButton } from "../../ui/Button";
import canvasTools from "../../ui/CanvasTools.module.css";
import { ColumnHeads } from "./ColumnHeads";
import { cardPlace, cornerPlace } from "./cardPlace";
import { NeuronCanvas } from "./NeuronCanvas";
import styles from "./Neurons.module.css";
import { numberOf } from "./painter";
import { usePartNames } from "./partNames";
import { UnitCard } from "./UnitCard";
import { WeightEditor } from "./WeightEditor";

/** Heights in CSS pixels: of the tools with what is above them, and of a column's head. */
const TOOLS = 58;
const HEAD = 64;

function countOf({ columns }: NeuronNetwork, { column, from }: NeuronPart): number {
  const units = columns[column]?.units ?? 0;
  return from === undefined ? units : units * (columns[column - 1]?.units ?? 0);
}

function placeOf({ columns }: NeuronNetwork, { column, unit, from }: NeuronPart): number {
  return from === undefined ? unit : from * (columns[column]?.units ?? 0) + unit;
}

interface ToolsProps {
  network: NeuronNetwork;
  lit: boolean;
  toggle: ReactNode;
}

function Tools({ network, lit, toggle }: ToolsProps) {
  const t = useT();
  const frame = useViewFrame(neuronRequest(network));
  const light = useAction("neuron_light");
  const start = useAction("show_start");
  const keep = useActionOn(START_FROM_PRESENT, { network, frame });
  const isOwn = useSession(({ phase }) => phase !== "watching" && phase !== "replay");
  return (
    <div className={canvasTools.tools} role="toolbar" aria-label={t("graph.tools")}>
      {toggle}
      <IconButton {...useAction("undo")} icon={<Undo2 />} data-testid="undo-button" />
      <IconButton {...useAction("redo")} icon={<Redo2 />} data-testid="redo-button" />
      <IconButton
        label={light.label}
        icon={<Sun />}
        aria-pressed={lit}
        className={lit ? (styles.pressed ?? "") : ""}
        onClick={light.onClick}
        data-testid="neurons-light"
      />
      <IconButton {...keep} icon={<Pin />} data-testid="neurons-keep" />
      {frame === null && isOwn && (
        <Button icon={<Eye aria-hidden />} onClick={start.onClick} data-testid="neurons-start">
          {start.label}
        </Button>
      )}
    </div>
  );
}

interface NeuronViewProps {
  /** Leads back to the blocks. */
  toggle: ReactNode;
  readonly network: NeuronNetwork;
  readonly bottomInset: number;
}

export default function NeuronView({ network, bottomInset, toggle }: NeuronViewProps) {
  const stage = useStage();
  const names = usePartNames(network);
  const spec = useDocument((state) => state.spec);
  const inRun = useSession(
    ({ phase, edited, runId }) => phase === "own" && !edited && runId !== null,
  );
  const isTheirs = useSession(({ phase }) => phase === "watching" || phase === "replay");
  const view = useRef<HTMLDivElement>(null);
  const headTop = Math.max(TOOLS, useCover() + 8);
  const [marked, setMarked] = useState<NeuronPart | null>(null);
  const [selected, setSelected] = useState<NeuronPart | null>(null);
  const [edited, setEdited] = useState<NeuronPart | null>(null);
  const lit = useUi((state) => state.neuronLight);
  const [layout, setLayout] = useState<NeuronLayout | null>(null);
  const frame = useViewFrame(neuronRequest(network));
  const startOf = useCallback(
    (part: NeuronPart) => {
      const place = weightOf(network, part);
      if (place === null) return null;
      const known = knownStart(spec, place.node, place.array, countOf(network, part));
      return known?.[placeOf(network, part)] ?? null;
    },
    [network, spec],
  );
  const mark = useCallback(
    (part: NeuronPart | null) => setMarked((former) => (samePart(former, part) ? former : part)),
    [],
  );
  const isThere = (part: NeuronPart | null) =>
    part !== null &&
    part.unit < (network.columns[part.column]?.units ?? 0) &&
    (part.from ?? 0) < (network.columns[part.column - 1]?.units ?? 1)
      ? part
      : null;
  const shown = isThere(marked) ?? isThere(selected);
  const open = isThere(edited);
  const column = open === null ? undefined : network.columns[open.column];
  const place = open === null ? null : weightOf(network, open);
  const change = (part: NeuronPart, value: number) => {
    const found = weightOf(network, part);
    if (found === null) return;
    if (inRun) void setWeight(stage, found, value);
    else {
      const { node, array } = found;
      const [count, at] = [countOf(network, part), placeOf(network, part)];
      editDocument((draft) => setStartNumber(draft, node, array, count, at, value));
    }
  };
  const close = () => {
    setEdited(null);
    view.current?.querySelector<HTMLElement>("[role=listbox]")?.focus({ preventScroll: true });
  };
  const shownAt =
    shown === null || layout === null ? null : cornerPlace(layout, shown, bottomInset + 12);
  const numbers = { network, frame, startOf, isStart: !inRun && !isTheirs };
  return (
    <div className={styles.view} data-testid="neurons" ref={view}>
      <NeuronCanvas
        network={network}
        startOf={startOf}
        isStart={numbers.isStart}
        marked={isThere(marked)}
        selected={isThere(selected)}
        lit={lit}
        inputNames={names.inputs}
        topInset={headTop + HEAD}
        bottomInset={bottomInset}
        onMark={mark}
        onSelect={(part) => {
          setSelected(part);
          setEdited(null);
        }}
        onEdit={(part) => !isTheirs && weightOf(network, part) !== null && setEdited(part)}
        onLayout={setLayout}
      />
      {layout !== null && (
        <ColumnHeads network={network} layout={layout} names={names} top={headTop} />
      )}
      <Tools network={network} lit={lit} toggle={toggle} />
      {!lit && (
        <div className={styles.legend} style={{ bottom: bottomInset + 14 }} aria-hidden="true">
          <span className={styles.number}>−1</span>
          <span className={styles.bar} />
          <span className={styles.number}>1</span>
        </div>
      )}
      {shown !== null && open === null && shownAt !== null && (
        <UnitCard part={shown} scene={numbers} names={names} at={shownAt} />
      )}
      {open !== null && layout !== null && column !== undefined && place !== null && (
        <WeightEditor
          part={open}
          place={place}
          column={column}
          name={names.part(open)}
          value={numberOf(numbers, open)}
          inRun={inRun}
          othersDrawn={
            !inRun && knownStart(spec, place.node, place.array, countOf(network, open)) === null
          }
          at={cardPlace(layout, open)}
          onChange={(next) => {
            change(open, next);
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}
