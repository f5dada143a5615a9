import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import {
  type Bounds,
  type BoundsProblem,
  checkBounds,
  readNumber,
  stepNumber,
  writeNumber,
} from "../domain/numbers";
import { type Translate, useT } from "../i18n";
import { Field } from "./Field";
import styles from "./Field.module.css";
import { Menu } from "./Menu";

export interface NumberFieldProps extends Bounds {
  id: string;
  label: string;
  help?: string | undefined;
  live?: boolean | undefined;
  /** null is shown as an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  /** Whether the field may be left empty. */
  nullable?: boolean | undefined;
  /** Shown in an empty field: what applies then. */
  placeholder?: string | undefined;
  unit?: string | undefined;
  /** The usual values, offered in a menu and by the arrow keys; any other may be typed. */
  choices?: readonly number[] | undefined;
  /** Values with a name of their own, offered behind the usual ones: all examples. */
  named?: readonly { readonly value: number; readonly label: string }[] | undefined;
  problem?: string | null | undefined;
  testId?: string | undefined;
}

function describe(problem: BoundsProblem | null, t: Translate): string | null {
  if (problem === null) return null;
  return "bound" in problem
    ? t(`number.${problem.code}`, { bound: writeNumber(problem.bound) })
    : t(`number.${problem.code}`);
}

/** A typed number: comma or point, taken over on Enter, on leaving and with the arrow keys. */
export function NumberField(props: NumberFieldProps) {
  const { id, value, onChange, choices = [], nullable = false, unit, integer = false } = props;
  const { named = [] } = props;
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<BoundsProblem | null>(null);
  const shown = draft ?? (value === null ? "" : writeNumber(value));

  const accept = (next: number | null) => {
    const found = next === null ? null : checkBounds(next, props);
    setFault(found);
    if (found !== null) return;
    setDraft(null);
    if (next !== value) onChange(next);
  };
  const commit = () => {
    if (draft === null) return;
    if (draft.trim() === "" && nullable) return accept(null);
    const next = readNumber(draft);
    if (next === null) return setFault({ code: "not_a_number" });
    accept(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit();
    if (event.key === "Escape" && draft !== null) {
      event.stopPropagation();
      setDraft(null);
      setFault(null);
    }
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    const from = readNumber(shown) ?? value ?? props.minimum ?? 0;
    accept(stepNumber(from, event.key === "ArrowUp" ? 1 : -1, choices, integer));
  };
  const problem = describe(fault, t) ?? props.problem;
  return (
    <Field id={id} label={props.label} help={props.help} live={props.live} problem={problem}>
      <input
        id={id}
        className={`${styles.input} ${styles.number} ${choices.length > 0 ? styles.withMore : ""}`}
        inputMode={integer ? "numeric" : "decimal"}
        autoComplete="off"
        spellCheck={false}
        value={shown}
        placeholder={props.placeholder}
        aria-invalid={Boolean(problem)}
        aria-describedby={problem ? `${id}-problem` : undefined}
        data-testid={props.testId ?? `field-${id}`}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {choices.length > 0 && (
        <Menu
          trigger={
            <button
              type="button"
              className={styles.more}
              aria-label={t("number.choices", { label: props.label })}
            >
              <ChevronDown aria-hidden />
            </button>
          }
          items={[
            ...choices.map((choice) => ({ id: String(choice), label: writeNumber(choice) })),
            ...named.map(({ value: own, label }) => ({
              id: String(own),
              label,
              testId: `choice-${id}-${own}`,
            })),
          ]}
          onPick={(picked) => accept(Number(picked))}
        />
      )}
      {unit !== undefined && choices.length === 0 && <span className={styles.suffix}>{unit}</span>}
    </Field>
  );
}
