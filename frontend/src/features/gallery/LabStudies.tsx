import { useState } from "react";
import { useStore } from "zustand";
import { getLabRun } from "../../api/labs";
import type { Lab, LabStudy } from "../../domain/catalog";
import type { Spec } from "../../domain/spec";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { START_STUDY } from "../../state/actions/ofStudy";
import { studiesStore } from "../../state/studies";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import styles from "./Gallery.module.css";

interface Props {
  entry: Lab;
  title: string;
  /** Opens an experiment under a title. */
  open: (spec: Spec, title: string) => void;
}

/** The studies of a lab. Each opens the run that it varies, and begins. */
export default function LabStudies({ entry, title, open }: Props) {
  const t = useT();
  const text = useText();
  const stage = useStage();
  const starting = useStore(studiesStore, (state) => state.starting);
  const [failed, setFailed] = useState(false);
  const begin = async ({ run, study }: LabStudy) => {
    setFailed(false);
    let spec = entry.spec;
    try {
      if (entry.runs.some(({ id }) => id === run)) spec = await getLabRun(entry.id, run);
    } catch {
      setFailed(true);
      return;
    }
    open(spec, title);
    runOn(START_STUDY, study, stage);
  };
  return (
    <div className={styles.runs}>
      <p className={styles.text}>{t("gallery.studies")}</p>
      <ul className={styles.list}>
        {entry.studies.map((study) => (
          <li key={study.id}>
            <Button
              className={styles.run}
              disabled={starting}
              onClick={() => void begin(study)}
              data-testid={`gallery-${entry.id}-study-${study.id}`}
            >
              {text(`labs.${entry.id}.studies.${study.id}`, study.title)}
            </Button>
          </li>
        ))}
      </ul>
      {failed && (
        <p className={styles.problem} role="alert">
          {t("gallery.failed")}
        </p>
      )}
    </div>
  );
}
