/** Keeps an error of one part of the page in that part: the rest goes on, and the drawing is kept. */
import { Component, type ReactNode } from "react";
import { useT } from "../i18n";
import { keepCopyAndClear } from "../state/documentStore";
import { Button } from "../ui/Button";
import styles from "./ErrorBoundary.module.css";

interface Props {
  readonly children: ReactNode;
  /** Reloads the page; another one in tests. */
  readonly reload?: () => void;
}

interface State {
  readonly error: unknown;
  readonly failed: boolean;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, failed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true };
  }

  override render(): ReactNode {
    const { children, reload = () => location.reload() } = this.props;
    return this.state.failed ? <Failed error={this.state.error} reload={reload} /> : children;
  }
}

function Failed({ error, reload }: { error: unknown; reload: () => void }) {
  const t = useT();
  const startFresh = () => {
    keepCopyAndClear();
    history.replaceState(null, "", "/");
    reload();
  };
  return (
    <div role="alert" className={styles.failed}>
      <p className={styles.title}>{t("app.part_failed")}</p>
      <p>{t("app.part_failed_help")}</p>
      <p className={styles.cause}>{error instanceof Error ? error.message : String(error)}</p>
      <div className={styles.acts}>
        <Button variant="filled" onClick={reload}>
          {t("app.reload")}
        </Button>
        <Button onClick={startFresh}>{t("app.start_fresh")}</Button>
      </div>
    </div>
  );
}
