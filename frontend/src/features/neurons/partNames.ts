/** What units, weights and biases are called. */
import { useMemo } from "react";
import { mapOf } from "../../domain/neuronFrame";
import { isFrozen, type NeuronNetwork, type NeuronPart } from "../../domain/neurons";
import { writeNumber } from "../../domain/numbers";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { featureName } from "../../ui/featureNames";
import { useNodeNames } from "../../ui/nodeNames";
import { type Numbers, numberOf } from "./painter";

/** A number of a run, which has seven digits. */
export function shortNumber(value: number): string {
  return writeNumber(Number(value.toPrecision(7)));
}

export interface PartNames {
  readonly part: (part: NeuronPart) => string;
  readonly layer: (column: number) => string;
  /** Of the features; none where they have no names. */
  readonly inputs: readonly string[];
  /** Name and value. */
  readonly sentence: (part: NeuronPart, scene: Numbers | null) => string;
}

/** Features of the input in the order of its units; none where the data have no choice of them. */
export function useFeatures(): readonly string[] {
  const catalog = useCatalog();
  const data = useDocument((state) => state.spec.data);
  const entry = catalog?.datasets.find(({ type }) => type === data.type);
  const features = data.config?.features ?? entry?.defaults.features;
  return useMemo(
    () => (Array.isArray(features) ? features.filter((name) => typeof name === "string") : []),
    [features],
  );
}

export function usePartNames(network: NeuronNetwork): PartNames {
  const t = useT();
  const spec = useDocument((state) => state.spec);
  const names = useNodeNames(spec, useCatalog());
  const features = useFeatures();
  const layer = (column: number) => names(network.columns[column]?.id ?? "");
  const unit = (column: number, number: number) => {
    const feature = column === 0 ? features[number] : undefined;
    if (feature !== undefined) return featureName(feature);
    return t("neurons.unit", { layer: layer(column), unit: number + 1 });
  };
  const part = (named: NeuronPart) => {
    const to = unit(named.column, named.unit);
    if (named.from === undefined) return to;
    return t("neurons.weight", { from: unit(named.column - 1, named.from), to });
  };
  const sentence = (named: NeuronPart, scene: Numbers | null) => {
    const value = scene === null ? null : numberOf(scene, named);
    const written = value === null ? t("neurons.unknown") : shortNumber(value);
    const held = isFrozen(network, named) ? `, ${t("graph.frozen")}` : "";
    if (named.from !== undefined) return `${part(named)}: ${written}${held}`;
    const column = network.columns[named.column];
    const map = column && mapOf(scene?.frame ?? null, column.shown, named.unit, column.units);
    const range = map ? `${shortNumber(map.low)} … ${shortNumber(map.high)}` : t("neurons.unknown");
    const bias = column?.bias === true ? `; ${t("neurons.bias")} ${written}${held}` : "";
    return `${part(named)}: ${range}${bias}`;
  };
  const inputs = useMemo(() => features.map(featureName), [features]);
  return { part, layer, inputs, sentence };
}
