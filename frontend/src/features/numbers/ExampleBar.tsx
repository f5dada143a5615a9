import { ChevronLeft, ChevronRight } from "lucide-react";
import { lines, numberAt, PARTS, type Part } from "../../domain/exampleAnswer";
import { formatCount } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import styles from "./Numbers.module.css";

/** Where the number of examples of a part stands in `counts`. */
const COUNTS: Readonly<Record<Part, number>> = { train: 0, validation: 1, batch: 3 };

interface ExampleBarProps {
  part: Part;
  example: number;
  frame: Frame | null;
  onChange: (part: Part, example: number) => void;
}

/** Which example: of the training set, the validation set, or the batch of the next step. */
export function ExampleBar({ part, example, frame, onChange }: ExampleBarProps) {
  const t = useT();
  const count = frame === null ? Number.NaN : numberAt(frame, "counts", COUNTS[part]);
  const label = frame === null ? "" : (lines(frame, "label")[0] ?? "");
  const goTo = (next: number) => {
    if (Number.isInteger(next) && next >= 0 && !(next >= count)) onChange(part, next);
  };
  return (
    <div className={styles.bar}>
      <label>
        {t("numbers.part")}{" "}
        <select
          value={part}
          data-testid="numbers-part"
          onChange={(event) => {
            const chosen = PARTS.find((each) => each === event.target.value);
            if (chosen !== undefined) onChange(chosen, 0);
          }}
        >
          {PARTS.map((each) => (
            <option key={each} value={each}>
              {t(`numbers.part_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <span className={styles.stepper}>
        <Button
          variant="quiet"
          aria-label={t("numbers.example_before")}
          icon={<ChevronLeft />}
          disabled={example === 0}
          onClick={() => goTo(example - 1)}
        />
        <input
          type="number"
          min={0}
          max={Number.isNaN(count) ? undefined : count - 1}
          value={example}
          aria-label={t("numbers.example")}
          data-testid="numbers-example"
          onChange={(event) => goTo(event.target.valueAsNumber)}
        />
        <Button
          variant="quiet"
          aria-label={t("numbers.example_after")}
          icon={<ChevronRight />}
          disabled={example >= count - 1}
          onClick={() => goTo(example + 1)}
        />
      </span>
      {!Number.isNaN(count) && (
        <span className={styles.note}>{t("numbers.of_count", { count: formatCount(count) })}</span>
      )}
      {label !== "" && <span>{t("numbers.label", { label })}</span>}
    </div>
  );
}
