/** What Share offers: the link that carries the experiment in itself, one to watch, one to the recorded run, a frame. */

import { Suspense, useState } from "react";
import { ApiError, postExperiment, postShare } from "../../api/http";
import { findEntry } from "../../domain/catalog";
import { UPLOADED_TABLE } from "../../domain/uploadedTable";
import { useT, withTexts } from "../../i18n";
import { documentStore, useDocument } from "../../state/documentStore";
import { library } from "../../state/library";
import { ownerToken } from "../../state/ownerTokens";
import { useCatalog } from "../../state/queries";
import type { Stage } from "../../state/stage";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useSession, useStage } from "../../state/useStage";
import { watchLink } from "../../state/watching";
import { Button } from "../../ui/Button";
import { lazyPart } from "../../ui/lazyPart";
import { Checkbox } from "../../ui/Select";
import { useTexts } from "../../ui/texts";
import { CopyLine } from "./CopyLine";
import { Downloads } from "./Downloads";
import { EmbedSnippet } from "./EmbedSnippet";
import styles from "./Share.module.css";

const PlaygroundLink = lazyPart(() => withTexts("playground", import("./PlaygroundLink")));

/** Longer links are cut by some chats and mail programs. */
const LONG_LINK = 1300;

/** For data in the plane, which TensorFlow Playground has, too. */
function ForeignLink() {
  const catalog = useCatalog();
  const type = useDocument((state) => state.spec.data.type);
  if (findEntry(catalog?.datasets ?? [], type)?.kind !== "plane") return null;
  return (
    <Suspense fallback={null}>
      <PlaygroundLink />
    </Suspense>
  );
}

/** Stores the run on stage (the experiment alone where nothing has trained) and gives its address. */
async function store(stage: Stage, withTable: boolean): Promise<string> {
  const { runId, sessionId, replay } = stage.session.getState();
  const { spec, layout, title } = documentStore.getState();
  if (replay !== null) {
    return `${location.origin}/s/${replay.shareId}`;
  }
  const token = sessionId === null ? null : ownerToken(sessionId);
  const options = token === null ? {} : { token };
  const opens = { token: library() };
  const experiment = runId === null ? await postExperiment({ spec, layout, title }, opens) : null;
  const stored = { run_id: runId, experiment_id: experiment?.experiment_id ?? null };
  const body = { ...stored, layout, title, with_table: withTable ? library() : null };
  const share = await postShare(body, options);
  return `${location.origin}${share.path}`;
}

/** Whether the experiment trains on a table that somebody has uploaded. */
function useOnTable(): boolean {
  return useDocument(({ spec }) => spec.data.type === UPLOADED_TABLE);
}

interface StoredShareProps {
  /** Address of the stored share; null until there is one. */
  link: string | null;
  onStored: (link: string) => void;
}

function StoredShare({ link, onStored }: StoredShareProps) {
  const stage = useStage();
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const recorded = useSession(({ runId }) => runId !== null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const onTable = useOnTable();
  const [withTable, setWithTable] = useState(false);
  const onStore = async () => {
    setBusy(true);
    setProblem(null);
    try {
      onStored(await store(stage, onTable && withTable));
    } catch (error) {
      const reported = error instanceof ApiError ? error.problems[0] : undefined;
      setProblem(reported === undefined ? t("share.failed") : texts.problem(ofRun(reported)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.part}>
      <p>{recorded ? t("share.stored_help_run") : t("share.stored_help")}</p>
      {onTable && recorded && <p>{t("share.table_in_run")}</p>}
      {onTable && link === null && (
        <div className={styles.line}>
          <Checkbox
            id="share-with-table"
            label={t("share.with_table")}
            help={t("share.with_table_help")}
            value={withTable}
            onChange={setWithTable}
          />
          <p className={styles.label}>{t("share.with_table_help")}</p>
        </div>
      )}
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

/** @param link the address that opens this very experiment. */
export function ShareOffers({ link }: { link: string }) {
  const t = useT();
  const replayed = useSession(({ replay }) => replay?.shareId ?? null);
  const [stored, setStored] = useState<string | null>(null);
  const onTable = useOnTable();
  const shareId = replayed ?? stored?.split("/").at(-1) ?? null;
  return (
    <>
      <div className={styles.part}>
        <p>{t("share.link_help")}</p>
        <CopyLine label={t("share.link_label")} link={link} testId="share-link" />
        {link.length > LONG_LINK && (
          <p className={styles.label} data-testid="share-link-long">
            {t("share.link_long", { count: link.length })}
          </p>
        )}
        {onTable && <p data-testid="share-table">{t("share.table_in_link")}</p>}
      </div>
      <WatchLink />
      <StoredShare link={stored} onStored={setStored} />
      <ForeignLink />
      <Downloads />
      <EmbedSnippet link={link} shareId={shareId} />
    </>
  );
}
