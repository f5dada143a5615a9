/** What is wrong with the run, in one bold sentence with its numbers, why, and up to three cures. */

import { ChevronDown, X } from "lucide-react";
import { Suspense, useState } from "react";
import { findEntry } from "../../domain/catalog";
import { formatCount } from "../../domain/format";
import type { ActiveFinding, Divergence } from "../../domain/runEvents";
import { type MessageKey, type Translate, useT, useText, withTexts } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { DISMISS_FINDING, TRY_CURE } from "../../state/actions/ofFinding";
import { useCatalog } from "../../state/queries";
import { shownFinding } from "../../state/shownFinding";
import { usePlayhead, useSession, useStage } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";
import { Term } from "../../ui/Term";
import styles from "./FindingCard.module.css";
import { findingTerm } from "./findingTerm";
import { fill, useNodeName, useValues } from "./findingText";
import { isSmallWindow, rootFontSize } from "./smallWindow";

const Consequences = lazyPart(() => withTexts("diagnosis", import("./Consequences")));
const MAX_CURES = 3;

function Cures({ finding }: { finding: ActiveFinding }) {
  const stage = useStage();
  const { code, cures } = finding;
  const text = useText();
  const values = useValues()(finding.values);
  const catalog = useCatalog();
  const entry = findEntry(catalog?.findings ?? [], code);
  return (
    <div className={styles.cures}>
      {cures.slice(0, MAX_CURES).map((cure) => (
        <Button
          key={cure.code}
          data-testid={`cure-${cure.code}`}
          onClick={() => runOn(TRY_CURE, { spec: cure.spec, fromRunId: null }, stage)}
        >
          {text(
            `findings.${code}.cures.${cure.code}`,
            fill(entry?.cures[cure.code] ?? cure.code, values),
            values,
          )}
        </Button>
      ))}
    </div>
  );
}

/** Where a run diverged, in words. */
function useDivergenceSentence(): (divergence: Divergence, t: Translate) => string {
  const name = useNodeName();
  return ({ step, nodeId, quantity }, t) => {
    const what = t(QUANTITIES[quantity] ?? "findings.quantity.loss");
    const values = {
      step: formatCount(step),
      quantity: what,
      node: nodeId === null ? "" : name(nodeId),
    };
    return nodeId === null ? t("findings.diverged", values) : t("findings.diverged_at", values);
  };
}

const QUANTITIES: Record<string, MessageKey> = {
  activation: "findings.quantity.activation",
  delta: "findings.quantity.delta",
  weight_gradient: "findings.quantity.weight_gradient",
  update: "findings.quantity.update",
  loss: "findings.quantity.loss",
};

function DivergedCard({
  divergence,
  finding,
}: {
  divergence: Divergence;
  finding: ActiveFinding | null;
}) {
  const t = useT();
  const sentence = useDivergenceSentence();
  return (
    <section className={styles.card} data-tone="bad" role="alert" data-testid="diverged-card">
      <p className={styles.sentence}>{sentence(divergence, t)}</p>
      <p className={styles.explanation}>{t("findings.diverged_explanation")}</p>
      {finding !== null && <Cures finding={finding} />}
    </section>
  );
}

/** @param isCrowded something else has to be said of the network, which in a small window needs the room. */
export function FindingCard({ isCrowded = false }: { isCrowded?: boolean }) {
  const t = useT();
  const stage = useStage();
  const text = useText();
  const valuesOf = useValues();
  const catalog = useCatalog();
  const finding = useSession(shownFinding);
  const divergence = useSession((session) => session.divergence);
  const following = usePlayhead(({ step }) => step === null);
  const [picked, setPicked] = useState<boolean | null>(null);
  if (divergence !== null) {
    return <DivergedCard divergence={divergence} finding={finding} />;
  }
  if (finding === null) {
    return null;
  }
  const entry = findEntry(catalog?.findings ?? [], finding.code);
  const values = valuesOf(finding.values);
  const small = isSmallWindow(innerWidth, innerHeight, rootFontSize());
  if (small && isCrowded) return null;
  const open = picked ?? !small;
  const term = findingTerm(finding.code);
  const textOf = (part: "sentence" | "explanation") =>
    text(`findings.${finding.code}.${part}`, fill(entry?.[part] ?? finding.code, values), values);
  return (
    <section
      className={styles.card}
      data-tone={finding.severity === "error" ? "bad" : "warning"}
      aria-label={t("findings.label")}
      data-testid="finding-card"
      data-code={finding.code}
      data-small={small}
      data-ended={finding.endedAt !== null}
    >
      <p className={styles.sentence}>{textOf("sentence")}</p>
      <div className={styles.corner}>
        <Button
          variant="quiet"
          className={styles.why ?? ""}
          aria-expanded={open}
          data-testid="finding-why"
          icon={<ChevronDown aria-hidden="true" />}
          onClick={() => setPicked(!open)}
        >
          {t("findings.why")}
        </Button>
        <IconButton
          label={t("findings.dismiss")}
          variant="quiet"
          className={styles.close ?? ""}
          data-testid="finding-dismiss"
          icon={<X aria-hidden="true" />}
          onClick={() => runOn(DISMISS_FINDING, finding, stage)}
        />
      </div>
      {(open || finding.endedAt !== null) && (
        <p className={styles.explanation}>
          {open && term !== null && (
            <>
              <Term id={term}>{text(`findings.${finding.code}.title`, finding.code)}</Term>
              {". "}
            </>
          )}
          {open && `${textOf("explanation")} `}
          <span
            className={styles.ended}
            data-testid={`finding-${finding.endedAt === null ? "seen" : "ended"}`}
          >
            {finding.endedAt === null
              ? t("findings.seen", { step: formatCount(finding.step) })
              : t("findings.ended", { step: formatCount(finding.endedAt) })}
          </span>
        </p>
      )}
      {open && following && finding.endedAt === null && (
        <Suspense fallback={null}>
          <Consequences code={finding.code} />
        </Suspense>
      )}
      <Cures finding={finding} />
    </section>
  );
}
