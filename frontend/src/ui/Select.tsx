import { ChevronDown } from "lucide-react";
import { describedBy, Field } from "./Field";
import styles from "./Field.module.css";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface SelectProps {
  id: string;
  label: string;
  help?: string | undefined;
  live?: boolean | undefined;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  problem?: string | null | undefined;
  testId?: string | undefined;
}

/** One of a few: the browser's own list, which every keyboard and screen reader knows. */
export function Select({
  id,
  label,
  help,
  live,
  value,
  options,
  onChange,
  problem,
  testId,
}: SelectProps) {
  return (
    <Field id={id} label={label} help={help} live={live} problem={problem} roomy>
      <select
        id={id}
        className={`${styles.input} ${styles.select}`}
        value={value}
        aria-invalid={Boolean(problem)}
        {...describedBy({ id, help, problem })}
        data-testid={testId ?? `field-${id}`}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled ?? false}>
            {option.label}
          </option>
        ))}
      </select>
      <span className={styles.arrow}>
        <ChevronDown aria-hidden />
      </span>
    </Field>
  );
}

interface CheckboxProps {
  id: string;
  label: string;
  help?: string | undefined;
  live?: boolean | undefined;
  value: boolean;
  onChange: (value: boolean) => void;
  testId?: string | undefined;
}

export function Checkbox({ id, label, help, live, value, onChange, testId }: CheckboxProps) {
  return (
    <Field id={id} label={label} help={help} live={live}>
      <span className={styles.switch}>
        <input
          id={id}
          type="checkbox"
          {...describedBy({ id, help })}
          checked={value}
          data-testid={testId ?? `field-${id}`}
          onChange={(event) => onChange(event.target.checked)}
        />
      </span>
    </Field>
  );
}

interface TextFieldProps {
  id: string;
  label: string;
  help?: string | undefined;
  live?: boolean | undefined;
  value: string;
  onChange: (value: string) => void;
  /** Left with the value it had. */
  onReturn?: (() => void) | undefined;
  problem?: string | null | undefined;
  testId?: string | undefined;
}

/** A word or a list of numbers, taken over on Enter and on leaving. */
export function TextField({
  id,
  label,
  help,
  live,
  value,
  onChange,
  onReturn,
  problem,
  testId,
}: TextFieldProps) {
  return (
    <Field id={id} label={label} help={help} live={live} problem={problem}>
      <input
        key={value}
        id={id}
        className={`${styles.input} ${styles.number}`}
        autoComplete="off"
        spellCheck={false}
        defaultValue={value}
        aria-invalid={Boolean(problem)}
        data-testid={testId ?? `field-${id}`}
        {...describedBy({ id, help, problem })}
        onBlur={(event) =>
          event.target.value === value ? onReturn?.() : onChange(event.target.value)
        }
        onKeyDown={(event) => {
          if (event.key === "Enter") event.currentTarget.blur();
        }}
      />
    </Field>
  );
}
