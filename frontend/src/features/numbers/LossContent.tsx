import { findEntry } from "../../domain/catalog";
import { lines, numberAt, vector } from "../../domain/exampleAnswer";
import type { Frame } from "../../domain/frame";
import { useT } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { Formula } from "../../ui/Formula";
import { useTexts } from "../../ui/texts";
import { LossCard } from "./LossCard";
import styles from "./Numbers.module.css";
import { Value } from "./Value";
import { VectorStrip } from "./VectorStrip";

function at(frame: Frame, name: string, unit: number): number {
  const found = vector(frame, name);
  return found?.values[unit - found.first] ?? Number.NaN;
}

const GRADIENT = String.raw`\text{BP1}\quad \delta^L = \nabla_a C`;

interface LossContentProps {
  frame: Frame;
  /** Place in what the losses read, along which their curves are drawn. */
  unit: number;
  onUnit: (unit: number) => void;
}

/** The end of the way forward: what each loss reads, the target, the loss, and the gradient that starts there. */
export function LossContent({ frame, unit, onUnit }: LossContentProps) {
  const t = useT();
  const texts = useTexts();
  const catalog = useCatalog();
  const objectives = lines(frame, "objectives").map((line) => line.split("\t")[0] ?? "");
  const several = objectives.length > 1;
  return (
    <>
      <p className={styles.product}>
        C = <Value value={numberAt(frame, "loss")} digits={6} strong testId="numbers-loss" />
      </p>
      {objectives.map((type, number) => {
        const entry = catalog && findEntry(catalog.losses, type);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: objectives stand in their order
          <section key={number} className={styles.card}>
            {entry && (
              <>
                <h3>
                  {texts.title("losses", entry)}{" "}
                  {several && <Value value={numberAt(frame, "loss", number + 1)} digits={6} />}
                </h3>
                <Formula tex={entry.formula} label={t("inspector.formula")} />
              </>
            )}
            <VectorStrip
              title={t("numbers.reads")}
              vector={vector(frame, `read_${number}`)}
              unit={unit}
              onUnit={onUnit}
              testId={`numbers-read-${number}`}
            />
            <VectorStrip
              title={t("numbers.target")}
              vector={vector(frame, `target_${number}`)}
              unit={0}
              testId={`numbers-target-${number}`}
            />
            <Formula tex={GRADIENT} label="BP1" />
            <VectorStrip
              title={t("numbers.read_delta")}
              vector={vector(frame, `read_delta_${number}`)}
              unit={unit}
              testId={`numbers-read-delta-${number}`}
            />
            <LossCard
              frame={frame}
              objective={number}
              unit={unit}
              at={[
                at(frame, `read_${number}`, unit),
                numberAt(frame, "loss"),
                at(frame, `read_delta_${number}`, unit),
              ]}
            />
          </section>
        );
      })}
    </>
  );
}
