/** What an example claims of this study, with its number and whether the claim holds. */
import type { Lab } from "../../domain/catalog";
import type { Study } from "../../domain/study";
import { useT, useText } from "../../i18n";
import { useCatalog } from "../../state/queries";
import { writeBound, writeMeasured } from "../../ui/bounds";
import styles from "./Studies.module.css";

type Claim = NonNullable<Study["claims"]>[number];

export default function StudyClaims({ claims }: { claims: readonly Claim[] }) {
  const t = useT();
  const labs = useCatalog()?.labs ?? [];
  return (
    <section aria-label={t("gallery.claims")} data-testid="study-claims">
      <h3 className={styles.heading}>{t("gallery.claims")}</h3>
      <ul className={styles.claims}>
        {claims.map((claim) => (
          <Judged
            key={`${claim.lab} ${claim.index}`}
            claim={claim}
            assertion={labs.find(({ id }) => id === claim.lab)?.assertions[claim.index]}
          />
        ))}
      </ul>
    </section>
  );
}

interface JudgedProps {
  claim: Claim;
  /** Absent while the catalogue has not come. */
  assertion: Lab["assertions"][number] | undefined;
}

function Judged({ claim, assertion }: JudgedProps) {
  const t = useT();
  const text = useText();
  if (assertion === undefined) return null;
  const { statement, least, most } = assertion;
  const isBounded = least !== null || most !== null;
  return (
    <li data-status={claim.holds ? "holds" : "fails"} data-testid={`study-claim-${claim.index}`}>
      {text(`labs.${claim.lab}.assertions.${claim.index}`, statement)}{" "}
      <strong>{t(claim.holds ? "gallery.claim.holds" : "gallery.claim.fails")}</strong>{" "}
      <span className={styles.muted}>
        {t("gallery.assertion.measured", { value: writeMeasured(claim.value) })}
        {isBounded &&
          ` ${t("gallery.assertion_bound", { bound: writeBound(assertion, t, writeMeasured) })}`}
      </span>
    </li>
  );
}
