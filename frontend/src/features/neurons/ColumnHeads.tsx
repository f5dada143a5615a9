/** Above each column: its units with − and +, the features of the input, and whether its weights learn. */
import { Minus, Plus, Snowflake } from "lucide-react";
import { setNodeSettings } from "../../domain/document";
import { featureChoices } from "../../domain/featureChoices";
import { setFeatures, setUnits } from "../../domain/neuronEdits";
import type { NeuronLayout } from "../../domain/neuronLayout";
import { MOST_UNITS, type NeuronNetwork } from "../../domain/neurons";
import { useT } from "../../i18n";
import { editDocument, useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { Button, IconButton } from "../../ui/Button";
import { featureName } from "../../ui/featureNames";
import { Menu } from "../../ui/Menu";
import styles from "./Neurons.module.css";
import { type PartNames, useFeatures } from "./partNames";

function FeatureMenu({ network }: { network: NeuronNetwork }) {
  const t = useT();
  const catalog = useCatalog();
  const type = useDocument((state) => state.spec.data.type);
  const features = useFeatures();
  const choices = featureChoices(catalog?.datasets.find((entry) => entry.type === type));
  if (choices.length === 0) return null;
  const toggle = (feature: string) => {
    const next = choices.filter((name) => features.includes(name) !== (name === feature));
    if (next.length > 0) editDocument((draft) => setFeatures(draft, network, features, next));
  };
  return (
    <Menu
      trigger={
        <Button
          className={styles.small ?? ""}
          icon={<Plus aria-hidden />}
          aria-label={t("neurons.features")}
          data-testid="neuron-features"
        />
      }
      items={choices.map((name) => ({
        id: name,
        label: featureName(name),
        hint: features.includes(name) ? "✓" : "",
        disabled: features.length === 1 && features.includes(name),
        testId: `neuron-feature-${name}`,
      }))}
      onPick={toggle}
    />
  );
}

interface ColumnHeadsProps {
  readonly network: NeuronNetwork;
  readonly layout: NeuronLayout;
  readonly names: PartNames;
  readonly top: number;
}

export function ColumnHeads({ network, layout, names, top }: ColumnHeadsProps) {
  const t = useT();
  const { columns } = network;
  const total = columns.reduce((sum, { units, isInput }) => sum + (isInput ? 0 : units), 0);
  return columns.map((column, number) => {
    const layer = names.layer(number);
    const left = (layout.units[number]?.[0]?.x ?? 0) + layout.side / 2;
    const set = (units: number) => editDocument((draft) => setUnits(draft, network, number, units));
    const isHidden = number > 0 && number < columns.length - 1;
    return (
      <div
        key={column.id}
        className={styles.head}
        style={{ left, top }}
        data-testid={`neuron-column-${column.id}`}
      >
        <span className={styles.headName}>{layer}</span>
        <div className={styles.headRow}>
          {isHidden && (
            <IconButton
              className={styles.small ?? ""}
              label={t("neurons.fewer", { layer })}
              icon={<Minus />}
              disabled={column.units <= 1}
              onClick={() => set(column.units - 1)}
              data-testid={`fewer-${column.id}`}
            />
          )}
          <span className={styles.number}>{column.units}</span>
          {isHidden && (
            <IconButton
              className={styles.small ?? ""}
              label={t("neurons.more", { layer })}
              icon={<Plus />}
              disabled={total >= MOST_UNITS}
              onClick={() => set(column.units + 1)}
              data-testid={`more-${column.id}`}
            />
          )}
          {column.isInput && <FeatureMenu network={network} />}
        </div>
        {!column.isInput && (
          <IconButton
            className={`${styles.small} ${column.frozen ? styles.pressed : ""}`}
            label={`${t("neurons.freeze")}: ${layer}`}
            icon={<Snowflake />}
            aria-pressed={column.frozen}
            onClick={() =>
              editDocument((draft) => setNodeSettings(draft, column.id, { frozen: !column.frozen }))
            }
            data-testid={`freeze-${column.id}`}
          />
        )}
      </div>
    );
  });
}
