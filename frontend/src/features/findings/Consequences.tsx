/** What follows from a finding, on its card: judged from the run's record, once for each doubling of its steps. */
import { useQuery } from "@tanstack/react-query";
import { getDiagnosis } from "../../api/diagnosis";
import { useT } from "../../i18n";
import { queryClient } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession } from "../../state/useStage";
import styles from "./Consequences.module.css";
import { useFindingText } from "./findingText";

interface Props {
  /** Rule of the finding. */
  code: string;
}

export default function Consequences({ code }: Props) {
  const t = useT();
  const texts = useFindingText();
  const runId = useSession((session) => session.runId);
  const octave = useLive(({ live, runs }) => {
    const step = live.state?.run_id === runId ? live.state.step : (runs.current?.lastStep ?? 0);
    return Math.floor(Math.log2(Math.max(step, 1)));
  });
  const { data } = useQuery(
    {
      queryKey: ["consequences", runId, octave],
      queryFn: ({ signal }) => getDiagnosis(runId ?? "", { signal }),
      enabled: runId !== null,
      placeholderData: (former) => (former?.run_id === runId ? former : undefined),
    },
    queryClient,
  );
  const cause = data?.causes.find((each) => each.code === code);
  if (cause === undefined || cause.consequences.length === 0) return null;
  return (
    <div className={styles.part} data-testid="finding-consequences">
      <p>{t("diagnosis.consequences")}</p>
      <ul>
        {cause.consequences.map((each) => (
          <li key={each.code} data-testid={`follows-${each.code}`}>
            {texts.sentence(each.code, each.values)}
          </li>
        ))}
      </ul>
    </div>
  );
}
