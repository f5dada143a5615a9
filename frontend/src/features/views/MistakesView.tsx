/** Examples sorted by how wrong their predictions are: all of them, or those of one cell of the confusion matrix. */
import { Check, X } from "lucide-react";
import { useMemo, useState } from "react";
import { formatCount, formatMagnitude, formatShare } from "../../domain/format";
import { type Judged, PAGE, readMistakes, SORTS } from "../../domain/mistakes";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { outputTabStore, useOutputTab } from "../../state/outputTab";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { Button } from "../../ui/Button";
import { useClassNames } from "../../ui/classNames";
import { PictureCanvas } from "./PictureCanvas";
import { PictureStep } from "./PictureStep";
import styles from "./Requested.module.css";
import { Waiting } from "./Waiting";

export default function MistakesView() {
  const sort = useOutputTab((tab) => tab.sort);
  const truth = useOutputTab((tab) => tab.truth);
  const predicted = useOutputTab((tab) => tab.predicted);
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const options = { sort, truth, predicted };
  return (
    <div className={styles.view}>
      <Choices classes={classes} />
      <Page key={Object.values(options).join("/")} options={options} classes={classes} />
    </div>
  );
}

function Choices({ classes }: { classes: readonly string[] }) {
  const t = useT();
  const tab = useOutputTab((each) => each);
  return (
    <div className={styles.choices}>
      <label className={styles.choice}>
        {t("outputs.mistakes.sort")}
        <select
          value={tab.sort}
          data-testid="mistakes-sort"
          onChange={({ target }) => {
            const sort = SORTS.find((each) => each === target.value);
            if (sort !== undefined) outputTabStore.setState({ sort });
          }}
        >
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {t(`outputs.mistakes.${each}`)}
            </option>
          ))}
        </select>
      </label>
      {(["truth", "predicted"] as const).map((side) => (
        <label key={side} className={styles.choice}>
          {t(`outputs.mistakes.${side}`)}
          <select
            value={tab[side]}
            data-testid={`mistakes-${side}`}
            onChange={({ target }) => outputTabStore.setState({ [side]: target.value })}
          >
            <option value="">{t("outputs.mistakes.any")}</option>
            {classes.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: classes have the place of their number
              <option key={index} value={index}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}

interface PageProps {
  options: Readonly<Record<string, string>>;
  classes: readonly string[];
}

function Page({ options, classes }: PageProps) {
  const t = useT();
  const [offset, setOffset] = useState(0);
  const request = viewRequest("mistakes", { ...options, offset: String(offset) });
  const frame = useViewFrame(request);
  const mistakes = useMemo(() => (frame === null ? null : readMistakes(frame)), [frame]);
  if (mistakes === null) return <Waiting measured />;
  const { examples, matching, count, wrong } = mistakes;
  const last = Math.min(offset + PAGE, matching);
  return (
    <>
      <p
        className={styles.note}
        data-testid="mistakes-count"
        data-matching={matching}
        data-wrong={wrong.length}
      >
        {t("outputs.mistakes.count", {
          matching: formatCount(matching),
          count: formatCount(count),
          wrong: formatCount(wrong.length),
        })}
      </p>
      {matching === 0 ? (
        <p>{t("outputs.mistakes.empty")}</p>
      ) : (
        <ul className={styles.examples} data-testid="mistakes" data-step={frame?.step}>
          {examples.map((example) => (
            <Example key={example.row} example={example} classes={classes} />
          ))}
        </ul>
      )}
      {matching > PAGE && (
        <p className={styles.pages}>
          <Button
            variant="quiet"
            disabled={offset === 0}
            data-testid="mistakes-back"
            onClick={() => setOffset(Math.max(0, offset - PAGE))}
          >
            {t("outputs.mistakes.back")}
          </Button>
          <span>
            {t("outputs.mistakes.range", {
              first: formatCount(Math.min(offset + 1, last)),
              last: formatCount(last),
              count: formatCount(matching),
            })}
          </span>
          <Button
            variant="quiet"
            disabled={last >= matching}
            data-testid="mistakes-next"
            onClick={() => setOffset(offset + PAGE)}
          >
            {t("outputs.mistakes.next")}
          </Button>
        </p>
      )}
      <PictureStep view={request} />
    </>
  );
}

function Example({ example, classes }: { example: Judged; classes: readonly string[] }) {
  const t = useT();
  const { row, label, predicted, ofTruth, confidence, picture, values } = example;
  const name = (index: number) => classes[index] ?? String(index);
  const right = label === predicted;
  return (
    <li
      className={styles.example}
      data-testid={`mistake-${row}`}
      data-label={label}
      data-predicted={predicted}
      data-of-truth={ofTruth}
      data-right={right}
    >
      {picture === null ? (
        <span className={styles.values}>
          {values
            .slice(0, 12)
            .map((value) => (value < 0 ? `−${formatMagnitude(-value)}` : formatMagnitude(value)))
            .join(" · ")}
        </span>
      ) : (
        <PictureCanvas picture={picture} label={t("views.picture_of", { name: name(label) })} />
      )}
      <span className={styles.caption}>
        {right ? <Check aria-label={t("views.right")} /> : <X aria-label={t("views.wrong")} />}
        {right
          ? name(label)
          : t("views.worst_pair", { truth: name(label), predicted: name(predicted) })}
      </span>
      <span className={styles.number}>
        {right
          ? formatShare(confidence)
          : t("outputs.mistakes.of_truth", {
              share: formatShare(ofTruth),
              confidence: formatShare(confidence),
            })}
      </span>
    </li>
  );
}
