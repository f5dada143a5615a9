/** Why a run is stuck: causes with their consequences, what was looked at beside what is usual, what to try next. */
import type { Diagnosis } from "../../api/diagnosis";
import { formatCount, formatNatural, formatPercent, NOT_APPLICABLE } from "../../domain/format";
import { ladderFloor } from "../../domain/ladder";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { TRY_CURE } from "../../state/actions/ofFinding";
import { setUi, useUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { SideWindow } from "../../ui/SideWindow";
import styles from "./DiagnosisPanel.module.css";
import { useFindingText, writeMeasured } from "./findingText";
import { useDiagnosis } from "./useDiagnosis";

type Cause = Diagnosis["causes"][number];
type Looked = Diagnosis["looked"][number];

export default function DiagnosisPanel() {
  const t = useT();
  const open = useUi((state) => state.diagnosisOpen);
  const { runId, data, isError } = useDiagnosis(ladderFloor, open);
  if (!open) return null;
  return (
    <SideWindow
      title={t("diagnosis.title")}
      testId="diagnosis-panel"
      onClose={() => setUi({ diagnosisOpen: false })}
    >
      <div className={styles.content}>
        {runId === null && <p>{t("diagnosis.no_run")}</p>}
        {isError && <p role="alert">{t("diagnosis.failed")}</p>}
        {data !== undefined && <Answer diagnosis={data} />}
      </div>
    </SideWindow>
  );
}

function Answer({ diagnosis }: { diagnosis: Diagnosis }) {
  const t = useT();
  const { outlook, step, loss, guessing, causes, looked } = diagnosis;
  const values = {
    step: formatCount(step),
    loss: loss === null ? NOT_APPLICABLE : formatNatural(loss),
    guessing: guessing === null ? NOT_APPLICABLE : formatNatural(guessing),
  };
  return (
    <>
      <p className={styles.outlook} data-testid="diagnosis-outlook" data-outlook={outlook}>
        {t(`diagnosis.outlook.${outlook}`, values)}
      </p>
      {causes.length > 0 && (
        <ol className={styles.causes}>
          {causes.map((cause) => (
            <CauseItem key={cause.code} cause={cause} />
          ))}
        </ol>
      )}
      <Next diagnosis={diagnosis} />
      {looked.length > 0 && <LookedAt looked={looked} step={values.step} />}
    </>
  );
}

function CauseItem({ cause }: { cause: Cause }) {
  const t = useT();
  const stage = useStage();
  const texts = useFindingText();
  const { values } = cause;
  return (
    <li data-testid={`cause-${cause.code}`} data-severity={cause.severity}>
      <p className={styles.sentence}>{texts.sentence(cause.code, values)}</p>
      {cause.consequences.length > 0 && (
        <>
          <p className={styles.label}>{t("diagnosis.consequences")}</p>
          <ul className={styles.consequences}>
            {cause.consequences.map((each) => (
              <li key={each.code} data-testid={`consequence-${each.code}`}>
                {texts.sentence(each.code, each.values)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className={styles.cures}>
        {cause.cures.map((cure) => (
          <Button
            key={cure.code}
            data-testid={`diagnosis-cure-${cure.code}`}
            onClick={() => runOn(TRY_CURE, { spec: cure.spec, fromRunId: null }, stage)}
          >
            {texts.cure(cause.code, cure.code, values)}
          </Button>
        ))}
      </div>
    </li>
  );
}

type NextKey = `diagnosis.next.${"longer" | "bolder_rate" | "wider"}`;

const NEXT: Readonly<Record<string, NextKey>> = {
  longer: "diagnosis.next.longer",
  bolder_rate: "diagnosis.next.bolder_rate",
  wider: "diagnosis.next.wider",
};

/** The experiment to try, as a button with its reason. */
function Next({ diagnosis: { next } }: { diagnosis: Diagnosis }) {
  const t = useT();
  const stage = useStage();
  const key = next === null ? undefined : NEXT[next.code];
  if (next === null || key === undefined) return null;
  return (
    <div className={styles.next}>
      <p className={styles.label}>{t("diagnosis.next")}</p>
      <p>{t(`${key}.why`)}</p>
      <Button
        data-testid="diagnosis-next"
        onClick={() => runOn(TRY_CURE, { spec: next.spec, fromRunId: null }, stage)}
      >
        {t(key)}
      </Button>
    </div>
  );
}

function LookedAt({ looked, step }: { looked: readonly Looked[]; step: string }) {
  const t = useT();
  const texts = useFindingText();
  return (
    <table className={styles.table} data-testid="diagnosis-table">
      <caption>{t("diagnosis.looked", { step })}</caption>
      <thead>
        <tr>
          <th scope="col">{t("diagnosis.number")}</th>
          <th scope="col">{t("diagnosis.value")}</th>
          <th scope="col">{t("diagnosis.usual")}</th>
          <th scope="col">{t("diagnosis.result")}</th>
        </tr>
      </thead>
      <tbody>
        {looked.map((each) => {
          const code = each.codes[0] ?? "";
          const write = (value: number) =>
            texts.kind(code) === "share" ? formatPercent(value) : writeMeasured(value);
          return (
            <tr key={code} data-testid={`looked-${code}`} data-standing={each.standing}>
              <th scope="row" title={each.codes.map(texts.title).join(", ")}>
                {texts.measure(code)}
              </th>
              <td className={styles.value}>
                {each.value === null ? NOT_APPLICABLE : write(each.value)}
              </td>
              <td className={styles.value}>
                {each.most !== null
                  ? t("diagnosis.at_most", { value: write(each.most) })
                  : each.least !== null
                    ? t("diagnosis.at_least", { value: write(each.least) })
                    : NOT_APPLICABLE}
              </td>
              <td className={styles.standing}>{t(`diagnosis.standing.${each.standing}`)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
