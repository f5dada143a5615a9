/** A slider with its number. */
import { Field } from "../../../ui/Field";
import styles from "./OwnExample.module.css";

interface RangeProps {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  readonly written: string;
  readonly onChange: (value: number) => void;
}

export function Range({ id, label, value, minimum, maximum, step, written, onChange }: RangeProps) {
  return (
    <Field id={id} label={label} roomy>
      <span className={styles.range}>
        <input
          id={id}
          type="range"
          min={minimum}
          max={maximum}
          step={step}
          value={value}
          onChange={({ target }) => onChange(target.valueAsNumber)}
          data-testid={id}
        />
        <output className={styles.number} htmlFor={id}>
          {written}
        </output>
      </span>
    </Field>
  );
}
