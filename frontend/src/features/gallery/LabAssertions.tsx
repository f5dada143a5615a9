/** What an example claims of counts, of states of its runs and of its studies. A count is known before anything trains. */
import type { Lab } from "../../domain/catalog";
import { formatCount, formatNatural } from "../../domain/format";
import { type Translate, useT, useText } from "../../i18n";
import { writeBound } from "./bounds";
import styles from "./Gallery.module.css";

type Assertion = Lab["assertions"][number];

/** So many are open at once. */
const MOST_OPEN = 4;

function holds({ value, least, most }: Assertion): boolean {
  return value !== null && (least === null || value >= least) && (most === null || value <= most);
}

function written(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatNatural(value);
}

function figure(assertion: Assertion, t: Translate): string {
  const { kind, least, most, value, steps } = assertion;
  const bound = least === null && most === null ? "" : writeBound(assertion, t, written);
  if (kind === "count") return t("gallery.assertion.count", { value: written(value ?? 0), bound });
  const claimed = bound === "" ? "" : `${t("gallery.assertion_bound", { bound })} `;
  return `${claimed}${t(`gallery.assertion.${kind}`, { steps: steps ?? 0 })}`;
}

export function LabAssertions({ entry }: { entry: Lab }) {
  const t = useT();
  const text = useText();
  const { id, assertions, runs, studies } = entry;
  const nameOf = (part: "runs" | "studies", one: string) => {
    const found = (part === "runs" ? runs : studies).find((each) => each.id === one);
    return found === undefined ? "" : text(`labs.${id}.${part}.${one}`, found.title);
  };
  if (assertions.length === 0) return null;
  return (
    <details open={assertions.length <= MOST_OPEN} data-testid="lab-assertions">
      <summary>{t("gallery.assertions", { count: assertions.length })}</summary>
      <ul className={styles.list}>
        {assertions.map((assertion, index) => {
          const part = assertion.kind === "state" ? "runs" : "studies";
          const names = assertion.of.map((one) => nameOf(part, one)).filter((name) => name !== "");
          const verdict = holds(assertion) ? "holds" : "fails";
          const isCount = assertion.kind === "count";
          return (
            <li
              key={assertion.statement}
              className={styles.claim}
              data-status={isCount ? verdict : undefined}
              data-testid={`assertion-${index}`}
            >
              <p>{text(`labs.${id}.assertions.${index}`, assertion.statement)}</p>
              <p className={styles.text}>
                {isCount && (
                  <>
                    <strong className={styles.verdict}>{t(`gallery.claim.${verdict}`)}</strong>{" "}
                  </>
                )}
                {names.length > 0 && `${names.join(" · ")}. `}
                {figure(assertion, t)}
              </p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
