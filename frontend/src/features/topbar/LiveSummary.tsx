/** Training in words for screen readers: at a start, a stop, and about every ten seconds in between. */
import { useEffect, useRef, useState } from "react";
import { useT, useText } from "../../i18n";
import { useSession, useStage } from "../../state/useStage";
import { liveSummary, NOTHING_ANNOUNCED } from "./summaryText";

const EVERY_MS = 10_000;
/** The numbers of a stop come a moment behind the word. */
const SETTLED_MS = 700;

export default function LiveSummary() {
  const stage = useStage();
  const t = useT();
  const translate = useText();
  const status = useSession(({ state }) => state?.status ?? null);
  const announced = useRef(NOTHING_ANNOUNCED);
  const [text, setText] = useState("");
  useEffect(() => {
    if (status === null) {
      return;
    }
    const announce = () => {
      const summary = liveSummary(stage, announced.current, t, translate);
      announced.current = summary.announced;
      setText(`${t(`live.status.${status}`)} ${summary.sentences}`);
    };
    const first = setTimeout(announce, SETTLED_MS);
    const timer = status === "running" ? setInterval(announce, EVERY_MS) : undefined;
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [stage, status, t, translate]);
  return (
    <div className="hidden-text" role="log" aria-live="polite" data-testid="live-summary">
      {text}
    </div>
  );
}
