/** What an example claims of counts, of states of its runs and of its studies. A count is known before anything trains, a study once it has ended. */
import type { Lab } from "../../domain/catalog";
import type { Study } from "../../domain/study";
import { type Translate, useT, useText } from "../../i18n";
import { useOwnStudies } from "../../state/studies";
import { writeBound, writeMeasured } from "../../ui/bounds";
import styles from "./Gallery.module.css";

type Assertion = Lab["assertions"][number];
type StudyClaim = NonNullable<Study["claims"]>[number];

/** So many are open at once. */
const MOST_OPEN = 4;

function holds({ value, least, most }: Assertion): boolean {
  return value !== null && (least === null || value >= least) && (most === null || value <= most);
}

/** @param judged by a study of this browser that has ended. */
function figure(assertion: Assertion, judged: StudyClaim | undefined, t: Translate): string {
  const { kind, least, most, value, steps } = assertion;
  const bound = least === null && most === null ? "" : writeBound(assertion, t, writeMeasured);
  if (kind === "count") return t("gallery.assertion.count", { value: writeMeasured(value), bound });
  const claimed = bound === "" ? "" : `${t("gallery.assertion_bound", { bound })} `;
  return judged === undefined
    ? `${claimed}${t(`gallery.assertion.${kind}`, { steps: steps ?? 0 })}`
    : `${claimed}${t("gallery.assertion.measured", { value: writeMeasured(judged.value) })}`;
}

function verdictOf(assertion: Assertion, judged: StudyClaim | undefined) {
  if (assertion.kind === "count") return holds(assertion) ? "holds" : "fails";
  return judged && (judged.holds ? "holds" : "fails");
}

export function LabAssertions({ entry }: { entry: Lab }) {
  const t = useT();
  const text = useText();
  const { id, assertions, runs, studies } = entry;
  const known = useOwnStudies(studies.map(({ study }) => study.type)).flatMap(
    ({ claims }) => claims ?? [],
  );
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
          const judged = known.find((claim) => claim.lab === id && claim.index === index);
          const verdict = verdictOf(assertion, judged);
          return (
            <li
              key={assertion.statement}
              className={styles.claim}
              data-status={verdict}
              data-testid={`assertion-${index}`}
            >
              <p>{text(`labs.${id}.assertions.${index}`, assertion.statement)}</p>
              <p className={styles.text}>
                {verdict !== undefined && (
                  <>
                    <strong className={styles.verdict}>{t(`gallery.claim.${verdict}`)}</strong>{" "}
                  </>
                )}
                {names.length > 0 && `${names.join(" · ")}. `}
                {figure(assertion, judged, t)}
              </p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
