/** One weight or bias, to be read and typed; and whether its layer learns. */
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { setNodeSettings } from "../../domain/document";
import { freezeWeight, isWeightFrozen, type WeightIndex } from "../../domain/frozenWeights";
import type { NeuronColumn, NeuronPart } from "../../domain/neurons";
import { useT } from "../../i18n";
import { editDocument } from "../../state/documentStore";
import { IconButton } from "../../ui/Button";
import { NumberField } from "../../ui/NumberField";
import { Checkbox } from "../../ui/Select";
import type { CardPlace } from "./cardPlace";
import styles from "./Neurons.module.css";

interface WeightEditorProps {
  readonly part: NeuronPart;
  readonly place: WeightIndex | null;
  readonly column: NeuronColumn;
  readonly name: string;
  readonly value: number | null;
  /** Whether a number changes the run on stage; else what the network starts with. */
  readonly inRun: boolean;
  /** Whether the numbers beside it are drawn, and become 0. */
  readonly othersDrawn: boolean;
  readonly at: CardPlace;
  readonly onChange: (value: number) => void;
  readonly onClose: () => void;
}

export function WeightEditor({
  part,
  place,
  column,
  value,
  at,
  onChange,
  onClose,
  ...rest
}: WeightEditorProps) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  const key = `${part.column}.${part.unit}.${part.from ?? "bias"}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another part is another field
  useEffect(() => box.current?.querySelector("input")?.focus(), [key]);
  return (
    <div
      ref={box}
      className={styles.editor}
      style={at.style}
      data-side={at.side}
      role="dialog"
      aria-label={rest.name}
      data-testid="weight-editor"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        event.stopPropagation();
      }}
    >
      <div className={styles.editorHead}>
        <span className={styles.cardName}>{rest.name}</span>
        <IconButton label={t("common.close")} icon={<X />} variant="quiet" onClick={onClose} />
      </div>
      <NumberField
        key={key}
        id="neuron-weight"
        label={t(part.from === undefined ? "neurons.bias" : "neurons.weight_label")}
        live={rest.inRun}
        value={value === null ? null : Number(value.toPrecision(7))}
        nullable={value === null}
        placeholder={t("neurons.unknown")}
        minimum={-1e6}
        maximum={1e6}
        onChange={(next) => next !== null && onChange(next)}
      />
      <p className={styles.note}>
        {t(
          rest.inRun
            ? "neurons.in_run"
            : rest.othersDrawn
              ? "neurons.others_zero"
              : "neurons.at_start",
        )}
      </p>
      {place !== null && (
        <Checkbox
          id="neuron-weight-frozen"
          label={t(part.from === undefined ? "neurons.freeze_bias" : "neurons.freeze_weight")}
          live
          value={isWeightFrozen(column.frozenWeights, place)}
          onChange={(isFrozen) =>
            editDocument((draft) => freezeWeight(draft, column.id, place, isFrozen))
          }
        />
      )}
      <Checkbox
        id="neuron-frozen"
        label={t("neurons.freeze")}
        live
        value={column.frozen}
        onChange={(frozen) =>
          editDocument((draft) => setNodeSettings(draft, column.id, { frozen }))
        }
      />
    </div>
  );
}
