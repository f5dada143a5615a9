import { describedBy, Field } from "./Field";
import styles from "./Form.module.css";
import { featureName } from "./featureNames";

interface WordsFieldProps {
  id: string;
  label: string;
  help?: string | undefined;
  live?: boolean | undefined;
  options: readonly string[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** What a word is called on the page. */
  nameOf?: ((option: string) => string) | undefined;
  /** Said below the words. */
  note?: string | undefined;
  problem?: string | null | undefined;
  testId?: string | undefined;
}

/** Any number of words out of a list, in the list's order: the features of a point. */
export function WordsField({
  id,
  label,
  help,
  live,
  options,
  value,
  onChange,
  nameOf = featureName,
  note,
  problem,
  testId,
}: WordsFieldProps) {
  const toggle = (option: string) => {
    const next = new Set(value);
    if (!next.delete(option)) next.add(option);
    onChange(options.filter((candidate) => next.has(candidate)));
  };
  return (
    <Field id={id} label={label} help={help} live={live} problem={problem} wide>
      <fieldset
        className={styles.words}
        id={id}
        aria-label={label}
        {...describedBy({ id, help, problem })}
        data-testid={testId}
      >
        {options.map((option) => (
          <label
            key={option}
            className={`${styles.word} ${nameOf === featureName ? "" : styles.named}`}
          >
            <input
              type="checkbox"
              checked={value.includes(option)}
              onChange={() => toggle(option)}
            />
            <span>{nameOf(option)}</span>
          </label>
        ))}
      </fieldset>
      {note !== undefined && <p className={styles.note}>{note}</p>}
    </Field>
  );
}
