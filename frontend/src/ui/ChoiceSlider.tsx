/** On a phone: the usual values of a live number under the thumb. */
import { writeNumber } from "../domain/numbers";
import styles from "./Field.module.css";

interface ChoiceSliderProps {
  label: string;
  value: number | null;
  choices: readonly number[];
  testId: string;
  onPick: (value: number) => void;
}

/** The choice nearest to a value. */
function nearest(choices: readonly number[], value: number): number {
  const distances = choices.map((choice) => Math.abs(choice - value));
  return distances.indexOf(Math.min(...distances));
}

export function ChoiceSlider({ label, value, choices, testId, onPick }: ChoiceSliderProps) {
  return (
    <input
      type="range"
      className={styles.slider}
      min={0}
      max={choices.length - 1}
      step={1}
      value={nearest(choices, value ?? 0)}
      aria-label={label}
      aria-valuetext={value === null ? undefined : writeNumber(value)}
      data-testid={testId}
      onChange={({ target }) => {
        const picked = choices[Number(target.value)];
        if (picked !== undefined) onPick(picked);
      }}
    />
  );
}
