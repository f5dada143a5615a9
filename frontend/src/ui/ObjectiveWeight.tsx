import type { Objective } from "../domain/spec";
import { useT } from "../i18n";
import { NumberField } from "./NumberField";

const WEIGHTS = [0.001, 0.01, 0.1, 0.3, 1, 3, 10];

interface ObjectiveWeightProps {
  objective: Objective;
  index: number;
  problem: string | undefined;
  onChange: (weight: number) => void;
}

/** How much one of several objectives counts; changes while a run trains. */
export function ObjectiveWeight({ objective, index, problem, onChange }: ObjectiveWeightProps) {
  const t = useT();
  return (
    <NumberField
      id={`objectives.${index}.weight`}
      label={t("objective.weight")}
      help={t("objective.weight_help")}
      live
      exclusiveMinimum={0}
      choices={WEIGHTS}
      value={objective.weight}
      problem={problem}
      onChange={(weight) => {
        if (weight !== null) onChange(weight);
      }}
    />
  );
}
