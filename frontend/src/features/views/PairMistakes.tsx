/** The mistakes of two runs side by side: what only A gets wrong, both, only B, with what each predicts. */
import { useEffect, useMemo, useState } from "react";
import { formatCount } from "../../domain/format";
import { type Judged, type Mistakes, PAGE, readMistakes } from "../../domain/mistakes";
import { compareMistakes, SHARES, type Share } from "../../domain/mistakesCompared";
import { type Origin, pictureOrigin } from "../../domain/standing";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { shownFrame } from "../../state/shown";
import type { Stage } from "../../state/stage";
import { useLive } from "../../state/useLive";
import { Button } from "../../ui/Button";
import { useClassNames } from "../../ui/classNames";
import { originText } from "../../ui/origin";
import { PictureCanvas } from "./PictureCanvas";
import styles from "./Requested.module.css";

const ALL = viewRequest("mistakes", { sort: "first" });

function useMistakesOf(stage: Stage, request: string): (Mistakes & { origin: Origin }) | null {
  useEffect(() => (request === "" ? undefined : stage.views.demand(request)), [stage, request]);
  const frame = useLive(() => (request === "" ? null : shownFrame(stage, request)));
  return useMemo(() => {
    const mistakes = frame === null ? null : readMistakes(frame);
    if (frame === null || mistakes === null) return null;
    const { step } = stage.playhead.getState();
    return { ...mistakes, origin: pictureOrigin(frame, stage.runs.current, step) };
  }, [frame, stage]);
}

interface PairMistakesProps {
  readonly first: Stage;
  readonly second: Stage;
}

export default function PairMistakes({ first, second }: PairMistakesProps) {
  const t = useT();
  const [share, setShare] = useState<Share>("first");
  const [a, b] = [useMistakesOf(first, ALL), useMistakesOf(second, ALL)];
  const sets = useMemo(
    () => (a === null || b === null ? null : compareMistakes(a.wrong, b.wrong)),
    [a, b],
  );
  return (
    <section className={styles.block} data-testid="pair-mistakes">
      <h3>{t("outputs.compared.title")}</h3>
      {sets === null ? (
        <p className={styles.note}>{t("outputs.compared.waiting")}</p>
      ) : (
        <>
          <fieldset className={styles.choices}>
            <legend className="hidden-text">{t("outputs.compared.title")}</legend>
            {SHARES.map((each) => (
              <label key={each} className={styles.choice}>
                <input
                  type="radio"
                  name="pair-mistakes"
                  checked={each === share}
                  data-testid={`pair-mistakes-${each}`}
                  data-count={sets[each].length}
                  onChange={() => setShare(each)}
                />
                {t(`outputs.compared.${each}`, { count: formatCount(sets[each].length) })}
              </label>
            ))}
          </fieldset>
          {a !== null && b !== null && (
            <p className={styles.note} data-testid="pair-mistakes-origin">
              {`A: ${originText(a.origin, t)} · B: ${originText(b.origin, t)}`}
            </p>
          )}
          <Examples key={share} first={first} second={second} rows={sets[share]} />
        </>
      )}
    </section>
  );
}

function Examples({ first, second, rows }: PairMistakesProps & { rows: readonly number[] }) {
  const t = useT();
  const [from, setFrom] = useState(0);
  const start = from < rows.length ? from : 0;
  const shown = rows.slice(start, start + PAGE);
  const request =
    shown.length === 0 ? "" : viewRequest("mistakes", { rows: shown.join(","), sort: "first" });
  const [a, b] = [useMistakesOf(first, request), useMistakesOf(second, request)];
  const classes = useClassNames(first.session.getState().schema?.classes);
  if (rows.length === 0) return <p>{t("outputs.mistakes.empty")}</p>;
  if (a === null || b === null) {
    return <p className={styles.note}>{t("outputs.compared.waiting")}</p>;
  }
  const ofSecond = new Map(b.examples.map((example) => [example.row, example]));
  return (
    <>
      <ul className={styles.examples} data-testid="pair-mistakes-list">
        {a.examples.map((example) => (
          <Pair
            key={example.row}
            first={example}
            second={ofSecond.get(example.row)}
            classes={classes}
          />
        ))}
      </ul>
      {rows.length > PAGE && (
        <p className={styles.pages}>
          <Button
            variant="quiet"
            disabled={start === 0}
            onClick={() => setFrom(Math.max(0, start - PAGE))}
          >
            {t("outputs.mistakes.back")}
          </Button>
          <span>
            {t("outputs.mistakes.range", {
              first: formatCount(start + 1),
              last: formatCount(start + shown.length),
              count: formatCount(rows.length),
            })}
          </span>
          <Button
            variant="quiet"
            disabled={start + PAGE >= rows.length}
            onClick={() => setFrom(start + PAGE)}
          >
            {t("outputs.mistakes.next")}
          </Button>
        </p>
      )}
    </>
  );
}

interface PairProps {
  first: Judged;
  second: Judged | undefined;
  classes: readonly string[];
}

function Pair({ first, second, classes }: PairProps) {
  const t = useT();
  const name = (index: number) => classes[index] ?? String(index);
  const truth = name(first.label);
  return (
    <li
      className={styles.example}
      data-testid={`pair-mistake-${first.row}`}
      data-label={first.label}
      data-first={first.predicted}
      data-second={second?.predicted}
    >
      {first.picture === null ? (
        <span className={styles.values}>{first.values.slice(0, 12).map(written).join(" · ")}</span>
      ) : (
        <PictureCanvas picture={first.picture} label={t("views.picture_of", { name: truth })} />
      )}
      <span className={styles.caption}>{t("outputs.compared.truth", { name: truth })}</span>
      <span>{t("outputs.compared.predicted", { side: "A", name: name(first.predicted) })}</span>
      {second !== undefined && (
        <span>{t("outputs.compared.predicted", { side: "B", name: name(second.predicted) })}</span>
      )}
    </li>
  );
}

function written(value: number): string {
  return String(Number(value.toPrecision(3))).replace("-", "−");
}
