/** Where a study begins: ready questions, a sweep of one's own, and the studies of before. */
import { useStore } from "zustand";
import { findEntry } from "../../domain/catalog";
import { PRESETS } from "../../domain/presets";
import { makePreset } from "../../domain/studyPresets";
import { useT, useText } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { ACTIONS_OF_STUDY } from "../../state/actions/ofStudy";
import { findAction, runAction } from "../../state/actions/registry";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { studiesStore } from "../../state/studies";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { SearchForm } from "./SearchForm";
import styles from "./Studies.module.css";
import { SweepForm } from "./SweepForm";

export function NewStudy() {
  const t = useT();
  const stage = useStage();
  const catalog = useCatalog();
  const spec = useDocument((state) => state.spec);
  const starting = useStore(studiesStore, (state) => state.starting);
  if (catalog === null) return null;
  const offered = PRESETS.filter((id) => makePreset(id, spec, catalog) !== null);
  return (
    <div className={styles.questions}>
      <p className={styles.intro}>{t("study.intro")}</p>
      <ul className={styles.cards}>
        {offered.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={styles.card}
              disabled={starting}
              data-testid={`question-${id}`}
              onClick={() => runAction(findAction(`study_${id}`), { stage })}
            >
              <strong>{t(`study.preset.${id}`)}</strong>
              <span>{t(`study.about.${id}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <SweepForm spec={spec} catalog={catalog} starting={starting} />
      <SearchForm spec={spec} catalog={catalog} starting={starting} />
      <KeptStudies />
    </div>
  );
}

const [SHOW] = ACTIONS_OF_STUDY;

function KeptStudies() {
  const t = useT();
  const stage = useStage();
  const text = useText();
  const catalog = useCatalog();
  const kept = useStore(studiesStore, (state) => state.kept);
  if (kept.length === 0) return null;
  return (
    <section aria-label={t("study.kept")}>
      <h3 className={styles.heading}>{t("study.kept")}</h3>
      <ul className={styles.kept} data-testid="kept-studies">
        {kept.map(({ id, title, type, preset }) => {
          const entry = findEntry(catalog?.studies ?? [], type);
          const own = PRESETS.find((each) => each === preset);
          const kind =
            own === undefined
              ? text(`studies.${type}.title`, entry?.title ?? type)
              : t(`study.preset.${own}`);
          return (
            <li key={id}>
              <Button
                variant="quiet"
                data-testid="kept-study"
                onClick={() => runOn(SHOW, { id, status: null }, stage)}
              >
                {[kind, title].filter((part) => part !== "").join(": ")}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
