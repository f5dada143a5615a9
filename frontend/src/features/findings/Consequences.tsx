/** What follows from a finding, on its card: judged from the run's record, once for each doubling of its steps. */
import { useT } from "../../i18n";
import styles from "./Consequences.module.css";
import { useFindingText } from "./findingText";
import { useDiagnosis } from "./useDiagnosis";

const octaveOf = (step: number) => 2 ** Math.floor(Math.log2(Math.max(step, 1)));

interface Props {
  /** Rule of the finding. */
  code: string;
}

export default function Consequences({ code }: Props) {
  const t = useT();
  const texts = useFindingText();
  const { data } = useDiagnosis(octaveOf);
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
