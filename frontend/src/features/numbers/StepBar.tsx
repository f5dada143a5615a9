import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ExampleStep, StepKind } from "../../domain/exampleSteps";
import { useT } from "../../i18n";
import { Button } from "../../ui/Button";
import styles from "./Numbers.module.css";

const KINDS: readonly StepKind[] = ["input", "forward", "loss", "back", "update"];

interface StepBarProps {
  steps: readonly ExampleStep[];
  place: number;
  name: (address: string) => string;
  onStep: (place: number) => void;
}

/** The way of the example: to the next or the former step, or to the first of a kind. */
export function StepBar({ steps, place, name, onStep }: StepBarProps) {
  const t = useT();
  const step = steps[place];
  return (
    <div className={styles.steps} role="toolbar" aria-label={t("numbers.steps")}>
      <Button
        aria-label={t("numbers.step_before")}
        icon={<ChevronLeft />}
        disabled={place === 0}
        onClick={() => onStep(place - 1)}
        data-testid="numbers-back"
      />
      {KINDS.map((kind) => (
        <Button
          key={kind}
          variant={step?.kind === kind ? "filled" : "quiet"}
          aria-pressed={step?.kind === kind}
          onClick={() => onStep(steps.findIndex((each) => each.kind === kind))}
          data-testid={`numbers-kind-${kind}`}
        >
          {t(`numbers.kind_${kind}`)}
        </Button>
      ))}
      <Button
        aria-label={t("numbers.step_after")}
        icon={<ChevronRight />}
        disabled={place >= steps.length - 1}
        onClick={() => onStep(place + 1)}
        data-testid="numbers-next"
      />
      <p className={styles.where} aria-live="polite" data-testid="numbers-step">
        {t("numbers.where", {
          place: place + 1,
          count: steps.length,
          kind: step === undefined ? "" : t(`numbers.kind_${step.kind}`),
          layer: step === undefined ? "" : name(step.node),
        })}
      </p>
    </div>
  );
}
