/** What stands above the pictures of one sequence: its tokens, its target, and what the network predicts. */
import { formatNatural } from "../../domain/format";
import type { Frame } from "../../domain/frame";
import { readAnswer } from "../../domain/sequenceFrames";
import { useT } from "../../i18n";
import { useSession } from "../../state/useStage";
import { useClassNames } from "../../ui/classNames";
import styles from "./Sequences.module.css";

/** Names of classes by their number. */
export function useClassName(): (number: number) => string {
  const names = useClassNames(useSession((session) => session.schema?.classes));
  return (number) => names[number] ?? String(number);
}

export function SequenceAnswer({ frame }: { frame: Frame }) {
  const t = useT();
  const nameOf = useClassName();
  const { tokens, truth, predicted, classes } = readAnswer(frame);
  const write = (value: number) => (classes ? nameOf(value) : formatNatural(value));
  const bySteps = classes && truth.length > 1;
  const rows = [
    { name: "tokens", values: tokens.map(nameOf) },
    { name: "truth", values: bySteps ? truth.map(write) : [] },
    { name: "predicted", values: bySteps ? predicted.map(write) : [] },
  ] as const;
  const steps = Math.max(...rows.map(({ values }) => values.length));
  return (
    <>
      {!bySteps && truth.length > 0 && (
        <dl className={styles.answer}>
          {([["truth", truth] as const, ["predicted", predicted] as const] as const).map(
            ([name, values]) => (
              <div key={name}>
                <dt>{t(`sequences.${name}`)}</dt>
                <dd data-testid={`sequence-${name}`}>{values.map(write).join(", ")}</dd>
              </div>
            ),
          )}
        </dl>
      )}
      {steps > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={t("sequences.by_step")}>
          <table data-testid="sequence-steps">
            <thead>
              <tr>
                <th scope="col">{t("sequences.step")}</th>
                {Array.from({ length: steps }, (_, step) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: steps have their places
                  <th key={step} scope="col">
                    {step + 1}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(
                ({ name, values }) =>
                  values.length > 0 && (
                    <tr key={name}>
                      <th scope="row">{t(`sequences.${name}`)}</th>
                      {values.map((value, step) => (
                        <td
                          // biome-ignore lint/suspicious/noArrayIndexKey: steps have their places
                          key={step}
                          className={
                            name === "predicted" && truth[step] !== predicted[step]
                              ? styles.wrong
                              : undefined
                          }
                        >
                          {value}
                        </td>
                      ))}
                    </tr>
                  ),
              )}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
