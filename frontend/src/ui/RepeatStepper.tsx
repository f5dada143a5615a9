import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { type BoundsProblem, checkBounds, readTyped } from "../domain/numbers";
import { useT } from "../i18n";
import styles from "./RepeatStepper.module.css";

interface RepeatStepperProps {
  /** Of the block, for the names of the controls. */
  name: string;
  value: number;
  maximum: number;
  onChange: (value: number) => void;
  /** What was typed is no such number. */
  onRefuse: (text: string, problem: BoundsProblem) => void;
  testId: string;
}

/** How often a group follows itself: fewer, the number, more. What is no such number gives way to the one that holds. */
export function RepeatStepper(props: RepeatStepperProps) {
  const { name, value, maximum, onChange, onRefuse, testId } = props;
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const take = () => {
    if (draft === null) return;
    const bounds = { integer: true, minimum: 1, maximum };
    const typed = readTyped(draft, bounds);
    const problem = typeof typed === "number" ? checkBounds(typed, bounds) : typed;
    if (problem !== null) onRefuse(draft, problem);
    else if (typeof typed === "number" && typed !== value) onChange(typed);
    setDraft(null);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame of its own
    <span
      className={`nodrag nopan ${styles.stepper}`}
      role="group"
      aria-label={t("group.copies_of", { name })}
    >
      <button
        type="button"
        aria-label={t("group.fewer")}
        disabled={value <= 1}
        data-testid={`${testId}-fewer`}
        onClick={() => onChange(value - 1)}
      >
        <Minus aria-hidden="true" />
      </button>
      <label className={styles.count}>
        <span aria-hidden="true">×</span>
        <input
          inputMode="numeric"
          aria-label={t("group.copies")}
          value={draft ?? String(value)}
          style={{ width: `${Math.max(1, (draft ?? String(value)).length)}ch` }}
          data-testid={testId}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") setDraft(null);
          }}
        />
      </label>
      <button
        type="button"
        aria-label={t("group.more")}
        disabled={value >= maximum}
        data-testid={`${testId}-more`}
        onClick={() => onChange(value + 1)}
      >
        <Plus aria-hidden="true" />
      </button>
    </span>
  );
}
