import type { DatasetEntry } from "../../domain/catalog";
import {
  type ClassWeighting,
  weightingOf,
  withClassWeight,
  withWeighting,
} from "../../domain/dataFit";
import type { ClassWeights } from "../../domain/spec";
import { useT } from "../../i18n";
import { useCheck } from "../../state/check";
import { useClassNames } from "../../ui/classNames";
import { NumberField } from "../../ui/NumberField";
import { problemFinder } from "../../ui/problems";
import { Select } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { editTraining } from "./Fields";
import styles from "./TrainingPanel.module.css";

const SORTS: readonly ClassWeighting[] = ["none", "balanced", "own"];
const WEIGHTS = [0.1, 0.5, 1, 2, 5, 10];

interface ClassWeightFieldsProps {
  dataset: DatasetEntry;
  weights: ClassWeights;
}

/** How much the examples of each class count: all alike, rare ones more, or as somebody says. */
export default function ClassWeightFields({ dataset, weights }: ClassWeightFieldsProps) {
  const t = useT();
  const texts = useTexts();
  const names = useClassNames(dataset.classes);
  const result = useCheck((state) => state.result);
  const problemAt = problemFinder(result, texts);
  const classes = dataset.classes.length;
  return (
    <>
      <Select
        id="training.class_weights"
        label={t("training.class_weights_sort")}
        help={t("training.class_weights_help")}
        live={false}
        value={weightingOf(weights)}
        options={SORTS.map((sort) => ({ value: sort, label: t(`training.class_weights_${sort}`) }))}
        problem={problemAt("training.class_weights")}
        onChange={(picked) => {
          const sort = SORTS.find((known) => known === picked);
          if (sort === undefined) return;
          editTraining({ class_weights: withWeighting(weights, sort, classes) });
        }}
      />
      {Array.isArray(weights) && (
        <div className={styles.classes}>
          {names.map((name, index) => (
            <NumberField
              key={name}
              id={`training.class_weights.${index}`}
              label={name}
              live={false}
              exclusiveMinimum={0}
              maximum={1e6}
              choices={WEIGHTS}
              value={weights[index] ?? 1}
              problem={problemAt(`training.class_weights.${index}`)}
              onChange={(value) =>
                editTraining({ class_weights: withClassWeight(weights, classes, index, value) })
              }
            />
          ))}
        </div>
      )}
    </>
  );
}
