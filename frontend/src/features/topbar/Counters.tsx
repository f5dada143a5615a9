/** Epoch, step, speed and run time: of the run as the server's state comes, or epoch and step of the step gone back to. */
import { epochOf } from "../../domain/epochs";
import { equalContent } from "../../domain/equalContent";
import { formatCount, formatDuration, formatEpoch, NOT_APPLICABLE } from "../../domain/format";
import type { TermId } from "../../domain/terms";
import { useT } from "../../i18n";
import type { Stage } from "../../state/stage";
import { readStanding } from "../../state/standing";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";
import { Term } from "../../ui/Term";
import styles from "./TopBar.module.css";

interface CounterProps {
  label: string;
  value: string;
  testId: string;
  term?: TermId;
}

function Counter({ label, value, testId, term }: CounterProps) {
  return (
    <div className={styles.counter} data-counter={testId}>
      <dt className={styles.label}>
        {term === undefined ? label : <Term id={term}>{label}</Term>}
      </dt>
      <dd className={styles.value} data-testid={testId}>
        {value}
      </dd>
    </div>
  );
}

interface Past {
  readonly step: number;
  readonly epoch: number;
  /** Training time until that step; NaN where it is not known. */
  readonly seconds: number;
}

/** Of the numbers shown, gone back; null while the page follows the run. */
function readPast(stage: Stage): Past | null {
  const { kind, shown } = readStanding(stage);
  if (kind !== "past" || shown === null) return null;
  const { current, described } = stage.runs;
  const batch = described?.training.batch_size ?? null;
  if (current === null) return null;
  const seconds = current.times.at(shown);
  return { step: shown, epoch: epochOf(shown, current.schema, batch), seconds };
}

export function Counters() {
  const t = useT();
  const state = useSession((session) => session.state);
  const past = useLive(readPast, equalContent);
  const seconds = past === null ? (state?.run_time_s ?? 0) : past.seconds;
  const running = state?.status === "running" && past === null;
  return (
    <dl className={styles.counters}>
      <Counter
        label={t("topbar.epoch")}
        value={formatEpoch(past?.epoch ?? state?.epoch ?? 0)}
        testId="epoch"
        term="epoch"
      />
      <Counter
        label={t("topbar.step_count")}
        value={formatCount(past?.step ?? state?.step ?? 0)}
        testId="step-count"
        term="step"
      />
      <Counter
        label={t("topbar.steps_per_second")}
        value={running ? formatCount(state.steps_per_second) : NOT_APPLICABLE}
        testId="steps-per-second"
      />
      <Counter
        label={t("topbar.run_time")}
        value={Number.isNaN(seconds) ? NOT_APPLICABLE : formatDuration(seconds)}
        testId="run-time"
        term="run_time"
      />
    </dl>
  );
}
