import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useT, useText } from "../i18n";
import { useCheck } from "../state/check";
import { useDocument } from "../state/documentStore";
import { useCatalog } from "../state/queries";
import { setUi, useUi } from "../state/uiStore";
import { Button } from "../ui/Button";
import { useNodeNames, withNames } from "../ui/nodeNames";
import { useTexts } from "../ui/texts";
import { LazyFix } from "./LazyFix";
import styles from "./Notice.module.css";

/** A notice that nobody points at goes by itself; what it said is past, or the page shows it otherwise. */
const SHOWN_MS = 20_000;

/** Puts the notice away after a while, counted anew whenever the pointer or the focus leaves it. */
function useExpiry(notice: object | null) {
  const [held, setHeld] = useState<object | null>(null);
  useEffect(() => {
    if (notice === null || held === notice) return;
    const timer = setTimeout(() => setUi({ notice: null }), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice, held]);
  return {
    onPointerEnter: () => setHeld(notice),
    onPointerLeave: () => setHeld(null),
    onFocus: () => setHeld(notice),
    onBlur: () => setHeld(null),
  };
}

/** Something the page has to say: a bad link, a silent server, a problem that no single block causes. */
export function Notice() {
  const t = useT();
  const text = useText();
  const texts = useTexts();
  const names = useNodeNames(
    useDocument((draft) => draft.spec),
    useCatalog(),
  );
  const notice = useUi((state) => state.notice);
  const expiry = useExpiry(notice);
  const offline = useCheck((state) => state.status === "offline");
  const general = useCheck((state) => state.generalProblems).filter(
    (problem) => !problem.path?.startsWith("objectives") && problem.code !== "network_empty",
  );
  return (
    <div className={styles.notices}>
      {notice !== null && (
        <div className={styles.notice} role="alert" data-testid="notice" {...expiry}>
          <span>{text(notice.key, notice.key, notice.values)}</span>
          <Button
            variant="quiet"
            aria-label={t("app.dismiss")}
            icon={<X aria-hidden="true" />}
            onClick={() => setUi({ notice: null })}
          />
        </div>
      )}
      {offline && (
        <div className={styles.notice} role="status" data-testid="offline">
          {t("app.offline")}
        </div>
      )}
      {general.map((problem) => (
        <div
          key={`${problem.code}${problem.path}`}
          className={styles.notice}
          role="status"
          data-testid="general-problem"
        >
          <span>
            <strong>{texts.problem(withNames(problem, names))}</strong>{" "}
            {texts.hint(withNames(problem, names))}
          </span>
          <LazyFix problem={problem} />
        </div>
      ))}
    </div>
  );
}
