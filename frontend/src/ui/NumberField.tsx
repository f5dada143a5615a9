import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import {
  type Bounds,
  type BoundsProblem,
  checkBounds,
  readNumber,
  readTyped,
  stepNumber,
  writeNumber,
} from "../domain/numbers";
import { useT } from "../i18n";
import { ChoiceSlider } from "./ChoiceSlider";
import { describedBy, Field } from "./Field";
import styles from "./Field.module.css";
import { Menu } from "./Menu";
import { refusal } from "./refusal";

interface NumberFieldProps extends Bounds {
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

/** Why a number was not taken over; `text` once it has given way to the one that held, and holds. */
interface Fault {
  readonly problem: BoundsProblem;
  readonly held: number | null;
  readonly text?: string;
}

/**
 * A typed number: comma or point, taken over on Enter, on leaving and with the arrow keys. What cannot be taken over
 * stays to be mended while the field has the focus; left behind, it gives way to the number that holds.
 */
export function NumberField(props: NumberFieldProps) {
  const { id, value, onChange, choices = [], nullable = false, unit, integer = false } = props;
  const { named = [] } = props;
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const shown = draft ?? (value === null ? "" : writeNumber(value));

  const refuse = (problem: BoundsProblem, leaving: boolean) => {
    setFault({ problem, held: value, ...(leaving && draft !== null ? { text: draft } : {}) });
    if (leaving) setDraft(null);
  };
  const accept = (next: number | null, leaving = false) => {
    const found = next === null ? null : checkBounds(next, props);
    if (found !== null) return refuse(found, leaving);
    setFault(null);
    setDraft(null);
    if (next !== value) onChange(next);
  };
  const commit = (leaving: boolean) => {
    if (draft === null) return;
    const next = readTyped(draft, props);
    if (draft.trim() === "" && nullable) accept(null);
    else if (typeof next === "number") accept(next, leaving);
    else refuse(next, leaving);
  };
  const edit = (text: string) => {
    setDraft(text);
    setFault(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter") commit(false);
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
  const refused = fault !== null && (draft !== null || fault.held === value) ? fault : null;
  const problem = refused === null ? props.problem : refusal(refused, t);
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
        aria-invalid={Boolean(props.problem) || (refused !== null && refused.text === undefined)}
        {...describedBy({ id, help: props.help, problem })}
        data-testid={props.testId ?? `field-${id}`}
        onChange={(event) => edit(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => commit(true)}
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
      {props.live === true && choices.length > 2 && (
        <ChoiceSlider
          label={props.label}
          value={value}
          choices={choices}
          testId={`slider-${id}`}
          onPick={accept}
        />
      )}
      {unit !== undefined && choices.length === 0 && <span className={styles.suffix}>{unit}</span>}
    </Field>
  );
}
