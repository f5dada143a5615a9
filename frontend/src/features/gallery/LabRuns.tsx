import { useState } from "react";
import { getLabRun } from "../../api/labs";
import type { Lab, LabRun } from "../../domain/catalog";
import type { Spec } from "../../domain/spec";
import { useT, useText } from "../../i18n";
import { Button } from "../../ui/Button";
import styles from "./Gallery.module.css";

interface Props {
  entry: Lab;
  title: string;
  /** Opens an experiment under a title. */
  open: (spec: Spec, title: string) => void;
}

/** The other runs of a lab that compares several; nothing where it has one alone. */
export function LabRuns({ entry, title, open }: Props) {
  const t = useT();
  const text = useText();
  const [failed, setFailed] = useState(false);
  const [first, ...others] = entry.runs;
  if (first === undefined) return null;
  const nameOf = (run: LabRun) => text(`labs.${entry.id}.runs.${run.id}`, run.title);
  const named = (id: string) => entry.runs.find((run) => run.id === id);
  const show = async (run: LabRun) => {
    setFailed(false);
    try {
      open(await getLabRun(entry.id, run.id), `${title}: ${nameOf(run)}`);
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={styles.runs}>
      <p className={styles.text}>{t("gallery.compare", { run: nameOf(first) })}</p>
      <ul className={styles.list}>
        {others.map((run) => {
          const source = run.pretrained === null ? undefined : named(run.pretrained.run);
          return (
            <li key={run.id}>
              <Button
                className={styles.run}
                onClick={() => void show(run)}
                data-testid={`gallery-${entry.id}-${run.id}`}
              >
                {nameOf(run)}
              </Button>
              {run.pretrained !== null && source !== undefined && (
                <p className={styles.text}>
                  {t("gallery.pretrained", {
                    run: nameOf(source),
                    steps: run.pretrained.steps,
                    blocks: run.pretrained.nodes.join(", "),
                  })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {failed && (
        <p className={styles.problem} role="alert">
          {t("gallery.failed")}
        </p>
      )}
    </div>
  );
}
