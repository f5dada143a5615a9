/** What an example claims: of its runs with the figure of the run on stage and whether the claim holds yet. */
import type { JudgedClaim } from "../../api/claims";
import type { Lab } from "../../domain/catalog";
import { formatCount, formatNatural } from "../../domain/format";
import { useT, useText } from "../../i18n";
import { writeBound } from "../../ui/bounds";
import styles from "./Gallery.module.css";
import { LabAssertions } from "./LabAssertions";

export default function LabClaims({
  entry,
  judged,
}: {
  entry: Lab;
  judged: readonly JudgedClaim[];
}) {
  const t = useT();
  const text = useText();
  const nameOf = (id: string) => {
    const run = entry.runs.find((each) => each.id === id);
    return run === undefined ? "" : text(`labs.${entry.id}.runs.${id}`, run.title);
  };
  return (
    <section className={styles.runs} aria-label={t("gallery.claims")} data-testid="lab-claims">
      <p className={styles.text}>{t("gallery.claims")}</p>
      <ul className={styles.list}>
        {entry.claims.map((claim, index) => {
          const result = judged.find((one) => one.lab === entry.id && one.index === index);
          const status = result?.status ?? "pending";
          const bound = writeBound(claim, t);
          const figure =
            typeof result?.value === "number"
              ? t("gallery.claim_value", {
                  ...{ value: formatNatural(result.value), step: result.step, bound },
                  steps: formatCount(claim.steps),
                })
              : t("gallery.claim_open", { steps: claim.steps, bound });
          const run = nameOf(claim.run);
          return (
            <li
              key={claim.statement}
              className={styles.claim}
              data-status={status}
              data-testid={`claim-${index}`}
            >
              <p>{text(`labs.${entry.id}.claims.${index}`, claim.statement)}</p>
              <p className={styles.text}>
                <strong className={styles.verdict}>{t(`gallery.claim.${status}`)}</strong>{" "}
                {run !== "" && `${t("gallery.claim_run", { run })} `}
                <span data-testid={`claim-${index}-figure`}>{figure}</span>
              </p>
            </li>
          );
        })}
      </ul>
      <LabAssertions entry={entry} />
      <p className={styles.text}>{t("gallery.source", { source: entry.source })}</p>
    </section>
  );
}
