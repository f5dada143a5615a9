/** The run on stage as files: weights, tables, source code. */
import { useState } from "react";
import { type ExportedFile, getExport, getReplay } from "../../api/exports";
import { ApiError } from "../../api/http";
import { useT } from "../../i18n";
import { documentStore } from "../../state/documentStore";
import { library } from "../../state/library";
import { ownerToken } from "../../state/ownerTokens";
import { useCatalog } from "../../state/queries";
import { uiStore } from "../../state/uiStore";
import { useProblemsOfRun } from "../../state/useProblemsOfRun";
import { useSession, useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { saveBlob } from "../../ui/saveBlob";
import { useTexts } from "../../ui/texts";
import styles from "./Share.module.css";

export function Downloads() {
  const t = useT();
  const texts = useTexts();
  const ofRun = useProblemsOfRun();
  const stage = useStage();
  const formats = useCatalog()?.exports ?? [];
  const runId = useSession((session) => session.runId);
  const sessionId = useSession((session) => session.sessionId);
  const [writing, setWriting] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (runId === null) {
    return (
      <div className={styles.part}>
        <p className={styles.label}>{t("share.files_none")}</p>
      </div>
    );
  }
  const token = sessionId === null ? null : ownerToken(sessionId);
  const options = { library: library(), ...(token === null ? {} : { token }) };
  const save = async (format: string, fetchFile: () => Promise<ExportedFile>) => {
    setWriting(format);
    setProblem(null);
    try {
      const file = await fetchFile();
      saveBlob(file.content, file.name);
    } catch (error) {
      const reported = error instanceof ApiError ? error.problems[0] : undefined;
      setProblem(reported === undefined ? t("share.failed") : texts.problem(ofRun(reported)));
    } finally {
      setWriting(null);
    }
  };
  const exportAs = (format: string) => {
    const { step } = stage.playhead.getState();
    return getExport(runId, format, step, options);
  };
  const replay = () => {
    const { locale, theme } = uiStore.getState();
    const { title } = documentStore.getState();
    return getReplay(runId, { locale, theme, title }, options);
  };
  return (
    <div className={styles.part} data-testid="share-files">
      <p>{t("share.files_help")}</p>
      <ul className={styles.files} aria-label={t("share.files_label")}>
        <li>
          <Button
            disabled={writing !== null}
            title={t("share.replay_help")}
            data-testid="export-replay"
            onClick={() => void save("replay", replay)}
          >
            {t("share.replay")}
          </Button>
        </li>
        {formats.map((format) => {
          const owned = format.needs.includes("weights");
          const summary = texts.summary("exports", format);
          return (
            <li key={format.type}>
              <Button
                disabled={writing !== null || (owned && token === null)}
                title={owned && token === null ? t("share.files_owner") : summary}
                data-testid={`export-${format.type}`}
                onClick={() => void save(format.type, () => exportAs(format.type))}
              >
                {texts.title("exports", format)}
              </Button>
            </li>
          );
        })}
      </ul>
      {writing !== null && <p role="status">{t("share.files_writing")}</p>}
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
