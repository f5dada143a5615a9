import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { outputAddress } from "../../domain/addresses";
import {
  type ExampleRequest,
  lines,
  nodeFactors,
  numberAt,
  type Part,
} from "../../domain/exampleAnswer";
import { exampleSteps, stepOfNode } from "../../domain/exampleSteps";
import { formatCount } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { isLossNode } from "../../domain/lossBlocks";
import { nodeAt } from "../../domain/places";
import type { Spec } from "../../domain/spec";
import { useT } from "../../i18n";
import { canRequest } from "../../state/exampleNumbers";
import { useCatalog } from "../../state/queries";
import { selectNodes, useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useRunSpec } from "../../state/useRunSpec";
import { useNodeNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import { ExampleBar } from "./ExampleBar";
import styles from "./Numbers.module.css";
import { StepBar } from "./StepBar";
import { StepContent } from "./StepContent";
import { useAnswer } from "./useAnswer";
import type { PickedWeight } from "./WeightGrid";

/** What is looked at: the example, the step on its way, and in its layer a unit and a row of weights. */
interface Look {
  readonly part: Part;
  readonly example: number;
  readonly place: number;
  readonly unit: number;
  readonly row: number;
}

const FIRST: Look = { part: "validation", example: 0, place: 0, unit: 0, row: 0 };

function requestOf({ part, example, unit, row }: Look, node: string): ExampleRequest {
  const options = { part, example: String(example), node, unit: String(unit), row: String(row) };
  return { view: "example_numbers", options };
}

function weightRequest(
  { part, example }: Look,
  picked: PickedWeight | null,
): ExampleRequest | null {
  if (picked === null) return null;
  const { node, array, index } = picked;
  const options = { part, example: String(example), node, array, index: String(index) };
  return { view: "weight_gradient", options };
}

/** The steps of an answer's network; before the first answer none. */
function stepsOf(frame: Frame | null, spec: Spec) {
  if (frame === null) return [];
  const factors = nodeFactors(frame);
  const nodes = factors.map(({ node }) => node);
  const sources = new Set(nodes.filter((node) => nodeAt(spec, node)?.type === "input"));
  const lit = new Set(factors.filter(({ delta }) => !Number.isNaN(delta)).map(({ node }) => node));
  const read = (lines(frame, "objectives")[0] ?? "").split("\t")[1] ?? "";
  return exampleSteps(nodes, sources, read, lit);
}

export function NumbersView() {
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const able = useLive(canRequest);
  const spec = useRunSpec();
  const name = useNodeNames(spec, useCatalog());
  const selection = useUi((state) => state.selection);
  const opened = useUi((state) => state.opened);
  const first = useLive(({ runs }) => runs.current?.schema.nodes[0] ?? "");
  const [look, setLook] = useState<Look>(FIRST);
  const [asked, setAsked] = useState("");
  const [picked, setPicked] = useState<PickedWeight | null>(null);
  const node = asked === "" ? first : asked;
  const answer = useAnswer(able && node !== "" ? requestOf(look, node) : null);
  const weight = useAnswer(able ? weightRequest(look, picked) : null);
  const steps = useMemo(() => stepsOf(answer.frame, spec), [answer.frame, spec]);
  const step = steps[look.place];
  const goTo = (place: number) => {
    const next = steps[place];
    if (next === undefined) return;
    setLook((before) => ({ ...before, place, unit: 0, row: 0 }));
    setAsked(next.node);
    if (picked !== null && picked.node !== next.node) setPicked(null);
    if (next.kind !== "loss") selectNodes([next.node.split("/")[0] ?? next.node]);
  };
  const selected = selection.length === 1 ? (selection[0] ?? "") : "";
  // A block selected in the drawing is looked at, on the way on which the page is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the step
  useEffect(() => {
    if (selected === "" || isLossNode(selected) || steps.length === 0) return;
    const address = outputAddress(spec, selected, opened);
    if (step !== undefined && step.node.split("/")[0] === selected.split("/")[0]) return;
    const place = stepOfNode(steps, address, step);
    if (place < 0) return;
    setLook((before) => ({ ...before, place, unit: 0, row: 0 }));
    setAsked(address);
    setPicked(null);
  }, [selected, steps.length > 0]);
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const isTyping =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (move === 0 || isTyping) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(look.place + move);
  };
  if (!able) return <p className={styles.note}>{t("numbers.no_run")}</p>;
  const { frame, problem } = answer;
  const refused = problem ?? weight.problem;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the step bar work in the whole panel
    <div className={styles.body} onKeyDown={onKey}>
      <ExampleBar
        part={look.part}
        example={look.example}
        frame={frame}
        onChange={(part, example) => setLook((before) => ({ ...before, part, example }))}
      />
      {steps.length > 0 && <StepBar steps={steps} place={look.place} name={name} onStep={goTo} />}
      {refused !== null && (
        <p className={styles.problem} role="alert">
          {texts.problem(ofRun(refused))} {texts.hint(ofRun(refused))}
        </p>
      )}
      {frame === null && refused === null && (
        <p className={styles.note} role="status">
          {t("numbers.waiting")}
        </p>
      )}
      {frame !== null && step !== undefined && lines(frame, "asked")[2] === step.node && (
        <>
          <StepContent
            frame={frame}
            weight={weight.frame}
            step={step}
            unit={look.unit}
            picked={picked}
            spec={spec}
            name={name}
            onUnit={(unit) => setLook((before) => ({ ...before, unit }))}
            onRow={(row) => setLook((before) => ({ ...before, row }))}
            onPick={(array, index) => setPicked({ node: step.node, array, index })}
          />
          <Facts frame={frame} name={name} />
        </>
      )}
    </div>
  );
}

/** How and when the numbers were computed. */
function Facts({ frame, name }: { frame: Frame; name: (address: string) => string }) {
  const t = useT();
  const differs = lines(frame, "differs");
  const isExact = numberAt(frame, "exact", 0) === 1;
  return (
    <p className={styles.note} data-testid="numbers-facts">
      {t("numbers.of_step", { step: formatCount(frame.step) })}{" "}
      {t(isExact ? "numbers.float64" : "numbers.own_precision")}{" "}
      {differs.length > 0 && t("numbers.differs", { layers: differs.map(name).join(", ") })}
    </p>
  );
}
