/** Of which step the page is, in words: computed exactly, being computed, or the nearest one recorded. */
import { LoaderCircle } from "lucide-react";
import { useStore } from "zustand";
import { formatCount } from "../../domain/format";
import type { Standing } from "../../domain/standing";
import { type Translate, useT } from "../../i18n";
import { keepsNone } from "../../state/keyframes";
import type { Seek } from "../../state/moments";
import { isTheirs } from "../../state/sessionStore";
import { useStanding } from "../../state/standing";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { usePlayhead, useSession, useStage } from "../../state/useStage";
import { useTexts } from "../../ui/texts";
import styles from "./Timeline.module.css";

interface StatusText {
  readonly kind: "behind" | "replay" | "recorded" | Seek["kind"];
  readonly text: string;
}

function statusText(
  { kind, shown, reached }: Standing,
  seek: Seek,
  replaying: boolean,
  reason: string,
  t: Translate,
): StatusText | null {
  if (kind === "behind") {
    return { kind: "behind", text: t("timeline.behind", { step: formatCount(reached) }) };
  }
  if (kind !== "past" || shown === null) return null;
  const values = { step: formatCount(seek.step), shown: formatCount(shown), reason };
  if (replaying) return { kind: "replay", text: t("timeline.status_replay", values) };
  if (seek.kind === "idle")
    return { kind: "recorded", text: t("timeline.status_recorded", values) };
  if (seek.kind === "failed" && reason === "") {
    return { kind: "failed", text: t("timeline.status_unreachable", values) };
  }
  return { kind: seek.kind, text: t(`timeline.status_${seek.kind}`, values) };
}

export function Status() {
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const stage = useStage();
  const seek = useStore(stage.moments.seek);
  const replaying = usePlayhead((playhead) => playhead.replaying);
  const standing = useStanding();
  const reason = seek.problem === null ? "" : texts.problem(ofRun(seek.problem));
  const none = useStore(stage.moments.keyframes, () => keepsNone(stage));
  const theirs = useSession(isTheirs);
  const status =
    statusText(standing, seek, replaying, reason, t) ??
    (none && !theirs ? { kind: "none_kept", text: t("timeline.keyframes_too_large") } : null);
  return (
    <p
      className={styles.status}
      data-testid={status?.kind === "behind" ? "behind" : "seek"}
      data-seek={status?.kind ?? "live"}
      title={status?.text}
      role="status"
    >
      {status?.kind === "computing" && (
        <LoaderCircle className={styles.spinner} aria-hidden="true" />
      )}
      {status?.text}
    </p>
  );
}
