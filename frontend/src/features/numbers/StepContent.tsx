import { findEntry, type LayerEntry } from "../../domain/catalog";
import { lines, nodeFactors, numberAt, vector, weightWindows } from "../../domain/exampleAnswer";
import type { ExampleStep } from "../../domain/exampleSteps";
import type { Frame } from "../../domain/frame";
import { writeShape } from "../../domain/numbers";
import { nodeAt } from "../../domain/places";
import type { Spec } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { Formula } from "../../ui/Formula";
import { ActivationCard } from "./ActivationCard";
import { FactorTable } from "./FactorTable";
import { LossContent } from "./LossContent";
import styles from "./Numbers.module.css";
import { Terms } from "./Terms";
import { Factor, Value } from "./Value";
import { VectorStrip } from "./VectorStrip";
import { WeightCard } from "./WeightCard";
import { type PickedWeight, WeightGrid } from "./WeightGrid";

interface StepContentProps {
  frame: Frame;
  /** Answer about the weight chosen; null before it has come. */
  weight: Frame | null;
  step: ExampleStep;
  unit: number;
  picked: PickedWeight | null;
  spec: Spec;
  name: (address: string) => string;
  onUnit: (unit: number) => void;
  onRow: (row: number) => void;
  onPick: (array: string, index: number) => void;
}

const BP = {
  last: String.raw`\text{BP1}\quad \delta^L = \nabla_a C \odot \sigma'(z^L)`,
  slope: String.raw`\text{BP2}\quad \delta^l = \big((W^{l+1})^\top \delta^{l+1}\big) \odot \sigma'(z^l)`,
  weights: String.raw`\text{BP3}\quad \frac{\partial C}{\partial b_j} = \delta_j \qquad \text{BP4}\quad \frac{\partial C}{\partial W_{kj}} = a_k\,\delta_j`,
  update: String.raw`w \leftarrow w - \eta\, g`,
};

/** What happens to the example at a step. */
export function StepContent(props: StepContentProps) {
  const { frame, step, spec } = props;
  const catalog = useCatalog();
  const node = nodeAt(spec, step.node.replace(/\/\d+\//g, "/"));
  const layer = catalog && findEntry(catalog.layers, node?.type ?? "");
  if (step.kind === "loss") {
    return <LossContent frame={frame} unit={props.unit} onUnit={props.onUnit} />;
  }
  const defaults = Object.entries(node?.config ?? {}).every(
    ([field, value]) => layer?.defaults[field] === value,
  );
  return (
    <LayerContent {...props} layer={layer ?? null} curve={defaults ? (layer?.curve ?? []) : []} />
  );
}

interface LayerContentProps extends StepContentProps {
  layer: LayerEntry | null;
  curve: readonly (readonly number[])[];
}

function LayerContent(props: LayerContentProps) {
  const { frame, weight, step, unit, picked, layer, name } = props;
  const t = useT();
  const isBack = step.kind === "back" || step.kind === "update";
  const windows = weightWindows(frame);
  const within = windows.find(({ name }) => name === picked?.array);
  const isWeight = weight !== null && picked?.node === step.node;
  return (
    <>
      {isBack ? <BackFormulas {...props} /> : <ForwardFormula {...props} />}
      <Shapes frame={frame} />
      {!isBack && <Terms frame={frame} unit={unit} />}
      {layer?.category === "activation" && (
        <ActivationCard frame={frame} curve={props.curve} unit={unit} />
      )}
      {!isBack && (
        <VectorStrip
          title={t("numbers.outputs")}
          vector={vector(frame, "output")}
          unit={unit}
          onUnit={props.onUnit}
          testId="numbers-outputs"
        />
      )}
      {isBack && (
        <VectorStrip
          title={t("numbers.deltas")}
          vector={vector(frame, "delta")}
          unit={unit}
          onUnit={props.onUnit}
          testId="numbers-deltas"
        />
      )}
      {windows.length > 0 && <p className={styles.note}>{t("numbers.pick")}</p>}
      {windows.map((window) => (
        <WeightGrid
          key={`${step.node} ${window.name} ${window.firstRow} ${window.firstUnit}`}
          window={window}
          gradients={isBack}
          picked={picked?.node === step.node && picked.array === window.name ? picked.index : null}
          onPick={(index) => props.onPick(window.name, index)}
          onRow={props.onRow}
        />
      ))}
      {isWeight && picked !== null && within !== undefined && (
        <WeightCard frame={weight} picked={picked} shape={within.shape} name={name} />
      )}
      {isBack && <FactorTable factors={nodeFactors(frame)} node={step.node} name={name} />}
    </>
  );
}

function ForwardFormula({ layer }: LayerContentProps) {
  const t = useT();
  if (layer === null || layer.formula === "") return null;
  return <Formula tex={layer.formula} label={t("inspector.formula")} />;
}

/** The equation of backpropagation that this layer takes part in, with the numbers of the unit looked at. */
function BackFormulas({ frame, step, unit, layer }: LayerContentProps) {
  const t = useT();
  const delta = vector(frame, "delta");
  const slope = vector(frame, "slope");
  const handed = vector(frame, "input_delta_0");
  const at = (each: ReturnType<typeof vector>) => each?.values[unit - each.first] ?? Number.NaN;
  const isRead = lines(frame, "objectives").some((line) => line.split("\t")[1] === step.node);
  const hasWeights = lines(frame, "weights").length > 0;
  return (
    <>
      {isRead && <Formula tex={BP.last} label="BP1" />}
      {layer?.category === "activation" && slope !== null && (
        <>
          <Formula tex={BP.slope} label="BP2" />
          <p className={styles.product} data-testid="numbers-bp2">
            {t("numbers.unit", { unit })}: <Factor value={at(delta)} /> · σ′ ={" "}
            <Factor value={at(delta)} /> · <Factor value={at(slope)} /> ={" "}
            <Value value={at(handed)} strong />
          </p>
        </>
      )}
      {hasWeights && <Formula tex={BP.weights} label="BP3, BP4" />}
      {step.kind === "update" && <Formula tex={BP.update} label={t("numbers.kind_update")} />}
    </>
  );
}

/** Shapes of what is multiplied and added; a bias that is added at every position says so. */
function Shapes({ frame }: { frame: Frame }) {
  const t = useT();
  const inputs = lines(frame, "input_shapes").map((text) => text.split(",").map(Number));
  const output = vector(frame, "output")?.shape ?? [];
  const windows = weightWindows(frame);
  const bias = windows.find(({ shape, name }) => shape.length === 1 && name === "bias");
  const positions = output.slice(0, -1);
  const written = (shape: readonly number[]) =>
    `[${writeShape(shape.length > 0 ? [...shape] : [1])}]`;
  const parts = [
    inputs.map((shape) => `x ${written(shape)}`).join(", "),
    ...windows.map((each) => `${each === bias ? "+" : "·"} ${each.name} ${written(each.shape)}`),
  ].join(" ");
  const batch = numberAt(frame, "counts", 3);
  return (
    <p className={styles.shapes} data-testid="numbers-shapes">
      {parts} → {written(output)}{" "}
      <span>
        {bias !== undefined &&
          positions.length > 0 &&
          t("numbers.broadcast", { bias: written(bias.shape), positions: written(positions) })}{" "}
        {batch > 0 && t("numbers.batch_shape", { count: batch })}
      </span>
    </p>
  );
}
