/** Share: the link that carries the experiment in itself, and a short link with the recorded run. */

import { Check, Copy, Share2 } from "lucide-react";
import { useId, useState } from "react";
import { ApiError, postExperiment, postShare } from "../../api/http";
import { useT } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { documentStore } from "../../state/documentStore";
import { ownerToken } from "../../state/ownerTokens";
import type { Stage } from "../../state/stage";
import { setUi, useUi } from "../../state/uiStore";
import { useSession, useStage } from "../../state/useStage";
import { watchLink } from "../../state/watching";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { useTexts } from "../../ui/texts";
import styles from "./Share.module.css";

function CopyLine({ label, link, testId }: { label: string; link: string; testId: string }) {
  const t = useT();
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const field = document.getElementById(id);
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      if (field instanceof HTMLInputElement) {
        field.select();
        document.execCommand("copy");
      }
    }
    setCopied(true);
  };
  return (
    <div className={styles.line}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.link}
          readOnly
          value={link}
          data-testid={testId}
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          data-testid={`${testId}-copy`}
          onClick={() => void copy()}
        >
          <span aria-live="polite">{copied ? t("share.copied") : t("share.copy")}</span>
        </Button>
      </div>
    </div>
  );
}

/** Stores the run on stage (the experiment alone where nothing has trained) and gives its address. */
async function store(stage: Stage): Promise<string> {
  const { runId, sessionId, replay } = stage.session.getState();
  const { spec, layout, title } = documentStore.getState();
  if (replay !== null) {
    return `${location.origin}/s/${replay.shareId}`;
  }
  const token = sessionId === null ? null : ownerToken(sessionId);
  const options = token === null ? {} : { token };
  const experiment = runId === null ? await postExperiment({ spec, layout, title }) : null;
  const body = { run_id: runId, experiment_id: experiment?.experiment_id ?? null, layout, title };
  const share = await postShare(body, options);
  return `${location.origin}${share.path}`;
}

function StoredShare() {
  const stage = useStage();
  const t = useT();
  const texts = useTexts();
  const recorded = useSession(({ runId }) => runId !== null);
  const [link, setLink] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const onStore = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setLink(await store(stage));
    } catch (error) {
      const told = error instanceof ApiError ? error.problems[0] : undefined;
      setProblem(told === undefined ? t("share.failed") : texts.problem(told));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.part}>
      <p>{recorded ? t("share.stored_help_run") : t("share.stored_help")}</p>
      {link === null ? (
        <Button
          variant="filled"
          disabled={busy}
          data-testid="share-store"
          onClick={() => void onStore()}
        >
          {busy ? t("share.storing") : t("share.store")}
        </Button>
      ) : (
        <CopyLine label={t("share.stored_label")} link={link} testId="share-stored-link" />
      )}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The link under which everybody sees this training as it happens; there is one once something has trained. */
function WatchLink() {
  const t = useT();
  const sessionId = useSession((session) =>
    session.replay === null && session.runId !== null ? session.sessionId : null,
  );
  return (
    <div className={styles.part}>
      {sessionId === null ? (
        <p className={styles.label}>{t("share.watch_none")}</p>
      ) : (
        <>
          <p>{t("share.watch_help")}</p>
          <CopyLine
            label={t("share.watch_label")}
            link={watchLink(sessionId)}
            testId="share-watch-link"
          />
        </>
      )}
    </div>
  );
}

/** @param makeLink the address that opens this very experiment. */
export function ShareButton({ makeLink }: { makeLink: () => string }) {
  const t = useT();
  const open = useUi((state) => state.shareOpen);
  const { label, disabled, onClick } = useAction("share");
  return (
    <>
      <Button
        variant="filled"
        icon={<Share2 aria-hidden="true" />}
        data-testid="share"
        disabled={disabled}
        onClick={onClick}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setUi({ shareOpen: false })}
        title={t("share.title")}
        testId="share-dialog"
      >
        {open && (
          <>
            <div className={styles.part}>
              <p>{t("share.link_help")}</p>
              <CopyLine label={t("share.link_label")} link={makeLink()} testId="share-link" />
            </div>
            <WatchLink />
            <StoredShare />
          </>
        )}
      </Dialog>
    </>
  );
}
