/** Examples with what the network takes them for, and how sure it is. */
import { Check, X } from "lucide-react";
import { useMemo } from "react";
import { readPredictions } from "../../domain/pictures";
import { useT } from "../../i18n";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { useClassNames } from "../../ui/classNames";
import { PictureCanvas } from "./PictureCanvas";
import own from "./Predictions.module.css";
import styles from "./Views.module.css";
import { Waiting } from "./Waiting";

export function PredictionsView() {
  const t = useT();
  const frame = useViewFrame("predictions");
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const predictions = useMemo(() => (frame === null ? [] : readPredictions(frame)), [frame]);
  if (predictions.length === 0) {
    return <Waiting />;
  }
  const name = (index: number) => classes[index] ?? String(index);
  return (
    <ul className={own.predictions} data-testid="predictions" data-step={frame?.step}>
      {predictions.map(({ picture, label, predicted, confidence }, index) => {
        const right = label === predicted;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: examples keep their places for the whole run
          <li key={index} className={own.prediction} data-right={right}>
            <PictureCanvas picture={picture} label={t("views.picture_of", { name: name(label) })} />
            <span className={own.verdict}>
              {right ? (
                <Check aria-label={t("views.right")} />
              ) : (
                <X aria-label={t("views.wrong")} />
              )}
              {name(predicted)}
            </span>
            <span className={styles.number}>{`${Math.round(100 * confidence)} %`}</span>
          </li>
        );
      })}
    </ul>
  );
}
