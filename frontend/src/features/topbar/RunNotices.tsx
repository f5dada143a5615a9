/** What the run is doing when it is not simply training, in words; and the spoken summary. */
import { ChevronDown, X } from "lucide-react";
import { type ComponentType, type ReactNode, useState } from "react";
import { formatDuration } from "../../domain/format";
import type { Problem } from "../../domain/spec";
import { useT, useText } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { useCheck } from "../../state/check";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useLive } from "../../state/useLive";
import { useSession, useStage } from "../../state/useStage";
import { useWayBack } from "../../state/wayBack";
import { Button } from "../../ui/Button";
import { useNodeNames, withNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";
import { DegradedBanner } from "./DegradedBanner";
import { KeptNotice } from "./KeptNotice";
import styles from "./RunNotices.module.css";
import { connectionNotice, type Notice, runNotice } from "./runNotice";

/** Notices of a drawing that its run does not train any more. */
const OFFERS_WEIGHTS: ReadonlySet<string> = new Set(["edited", "shelved"]);

interface NoticeProps {
  /** What a warning is cured with, where the visitor may edit. */
  readonly Fix?: ComponentType<{ problem: Problem }> | undefined;
  /** Id of a notice that the page gives elsewhere in other words. */
  readonly elsewhere?: string;
}

function Line({ notice, children }: { notice: Notice; children?: ReactNode }) {
  return (
    <p className={styles.line} data-tone={notice.tone} data-testid={`notice-${notice.id}`}>
      <span className={styles.dot} aria-hidden="true" />
      {notice.text}
      {children}
    </p>
  );
}

function Problems() {
  const stage = useStage();
  const t = useT();
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec),
    useCatalog(),
  );
  const problems = useSession((session) => session.problems);
  const failure = useSession((session) => session.failure);
  const marked = useCheck(
    ({ status, problemsByNode }) => status === "problems" && problemsByNode.size > 0,
  );
  const first = problems[0];
  if (first === undefined && failure === null) {
    return null;
  }
  const others = problems.length - 1;
  const reported =
    first === undefined ? "" : texts.problem(withNames(first, names)).replace(/\.$/, "");
  const text = () => {
    if (first === undefined) return t(`notice.${failure ?? "share_missing"}`);
    if (marked) return t("notice.mend_first");
    return others > 0
      ? `${reported} ${t("notice.more_problems", { count: others })}.`
      : `${reported}.`;
  };
  return (
    <div role="alert">
      <Line notice={{ tone: "bad", id: "problem", text: text() }}>
        <Button
          variant="quiet"
          className={styles.close ?? ""}
          aria-label={t("common.close")}
          icon={<X aria-hidden="true" />}
          onClick={() => stage.session.setState({ problems: [], failure: null })}
        />
      </Line>
    </div>
  );
}

/** What will probably go wrong and no block causes; how to fix it is folded, the drawing stays free. */
function Warnings({ Fix }: NoticeProps) {
  const texts = useTexts();
  const warnings = useCheck((check) => check.generalWarnings);
  return warnings.map((warning) => (
    <details
      key={`${warning.code}${warning.path}`}
      className={styles.line}
      data-tone="warning"
      data-testid="warning-general"
    >
      <summary>
        <span className={styles.dot} aria-hidden="true" />
        {texts.problem(warning)}
        <ChevronDown className={styles.more ?? ""} aria-hidden="true" />
      </summary>
      <p className={styles.hint}>{texts.hint(warning)}</p>
      {Fix !== undefined && <Fix problem={warning} />}
    </details>
  ));
}

/** How long the page has been waiting for the compiler; not spoken, it changes every second. */
function Elapsed() {
  const [began] = useState(() => performance.now());
  const seconds = useLive(() => Math.floor((performance.now() - began) / 1000));
  return (
    <span className={styles.elapsed} aria-hidden="true" data-testid="compile-elapsed">
      {formatDuration(seconds)}
    </span>
  );
}

function BackToCurrent() {
  const { label, onClick } = useAction("show_current");
  return (
    <Button variant="quiet" data-testid="back-to-current" onClick={onClick}>
      {label}
    </Button>
  );
}

/** What the run says, one line each; nothing while all is well. */
export function RunNotices({ Fix, elsewhere }: NoticeProps) {
  const t = useT();
  const text = useText();
  const session = useSession((state) => state);
  const way = useWayBack(session.phase === "shelved");
  const notice = connectionNotice(session, t) ?? runNotice(session, t, text, way);
  return (
    <div className={styles.notices} data-testid="notices">
      <Problems />
      <DegradedBanner />
      <Warnings Fix={Fix} />
      <div role="status">
        {notice !== null && notice.id !== elsewhere && (
          <Line notice={notice}>
            {notice.id === "compiling" && <Elapsed />}
            {notice.id === "former-run" && <BackToCurrent />}
            {OFFERS_WEIGHTS.has(notice.id) && <KeptNotice />}
          </Line>
        )}
      </div>
    </div>
  );
}
