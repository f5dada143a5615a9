/** Epoch, step, speed and run time: four times a second at most, as the server's state comes. */
import { formatCount, formatDuration, formatEpoch } from "../../domain/format";
import { useT } from "../../i18n";
import { useSession } from "../../state/useStage";
import styles from "./TopBar.module.css";

function Counter({ label, value, testId }: { label: string; value: string; testId: string }) {
  return (
    <div className={styles.counter} data-counter={testId}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value} data-testid={testId}>
        {value}
      </dd>
    </div>
  );
}

export function Counters() {
  const t = useT();
  const state = useSession((session) => session.state);
  const running = state?.status === "running";
  return (
    <dl className={styles.counters}>
      <Counter label={t("topbar.epoch")} value={formatEpoch(state?.epoch ?? 0)} testId="epoch" />
      <Counter
        label={t("topbar.step_count")}
        value={formatCount(state?.step ?? 0)}
        testId="step-count"
      />
      <Counter
        label={t("topbar.steps_per_second")}
        value={running ? formatCount(state.steps_per_second) : "–"}
        testId="steps-per-second"
      />
      <Counter
        label={t("topbar.run_time")}
        value={formatDuration(state?.run_time_s ?? 0)}
        testId="run-time"
      />
    </dl>
  );
}
