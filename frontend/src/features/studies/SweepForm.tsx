/** A sweep of one's own: a setting or two, and the values that each takes. */
import { useState } from "react";
import type { Catalog } from "../../domain/catalog";
import type { Spec } from "../../domain/spec";
import { readValues } from "../../domain/study";
import { useT } from "../../i18n";
import { startStudy } from "../../state/studies";
import { Button } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { Select, TextField } from "../../ui/Select";
import styles from "./Studies.module.css";
import { useAxisOptions } from "./useAxisOptions";

const NONE = "";
const EPOCHS = 50;

interface AxisDraft {
  readonly path: string;
  readonly values: string;
}

interface SweepFormProps {
  spec: Spec;
  catalog: Catalog;
  starting: boolean;
}

export function SweepForm({ spec, catalog, starting }: SweepFormProps) {
  const t = useT();
  const [axes, setAxes] = useState<readonly AxisDraft[]>([
    { path: "training.seed", values: "0, 1, 2" },
    { path: NONE, values: "" },
  ]);
  const [epochs, setEpochs] = useState(spec.training.epochs ?? EPOCHS);
  const given = axes.filter(({ path }) => path !== NONE);
  const read = given.map(({ path, values }) => ({ path, values: readValues(values) }));
  const runs = read.reduce((product, { values }) => product * values.length, 1);
  const ready = read.length > 0 && runs > 0;
  const change = (index: number, next: AxisDraft) =>
    setAxes(axes.map((axis, at) => (at === index ? next : axis)));
  return (
    <section aria-label={t("study.own")} className={styles.own}>
      <h3 className={styles.heading}>{t("study.own")}</h3>
      <div className={styles.axes}>
        {axes.map((axis, index) => (
          <AxisFields
            // biome-ignore lint/suspicious/noArrayIndexKey: the axes are their places
            key={index}
            {...{ spec, catalog, axis, index }}
            onChange={(next) => change(index, next)}
          />
        ))}
        <NumberField
          id="study-epochs"
          label={t("study.epochs")}
          value={epochs}
          integer
          minimum={1}
          onChange={(next) => setEpochs(next ?? EPOCHS)}
        />
      </div>
      <Button
        variant="filled"
        disabled={!ready || starting}
        data-testid="start-sweep"
        onClick={() =>
          void startStudy({
            type: "sweep",
            config: { axes: read, budget: { unit: "epoch", n: epochs } },
          })
        }
      >
        {t("study.train_runs", { runs })}
      </Button>
    </section>
  );
}

interface AxisFieldsProps {
  spec: Spec;
  catalog: Catalog;
  axis: AxisDraft;
  index: number;
  onChange: (axis: AxisDraft) => void;
}

function AxisFields({ spec, catalog, axis, index, onChange }: AxisFieldsProps) {
  const t = useT();
  const options = useAxisOptions(spec, catalog);
  return (
    <>
      <Select
        id={`study-path-${index}`}
        label={t("study.setting", { number: index + 1 })}
        value={axis.path}
        options={index === 0 ? options : [{ value: NONE, label: t("study.no_axis") }, ...options]}
        onChange={(path) => onChange({ ...axis, path })}
      />
      <TextField
        id={`study-values-${index}`}
        label={t("study.values", { number: index + 1 })}
        value={axis.values}
        onChange={(values) => onChange({ ...axis, values })}
      />
    </>
  );
}
