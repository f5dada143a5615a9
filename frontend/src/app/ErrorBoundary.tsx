/** Keeps an error of one part of the page in that part: the rest goes on, and the drawing is kept. */
import { Component, type ReactNode } from "react";
import { isLink } from "../domain/shareLink";
import { useT } from "../i18n";
import { forgetKept } from "../state/documentStore";
import { Button } from "../ui/Button";
import styles from "./ErrorBoundary.module.css";
import { makeLink } from "./openLink";

interface Props {
  readonly children: ReactNode;
  /** The part has no place of its own in the page: the message lies over it. */
  readonly floating?: boolean;
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
    const { children, floating = false, reload = () => location.reload() } = this.props;
    return this.state.failed ? (
      <Failed {...{ error: this.state.error, floating, reload }} />
    ) : (
      children
    );
  }
}

/** Lays a text down as a file in the folder of downloads. */
function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}

interface FailedProps {
  readonly error: unknown;
  readonly floating: boolean;
  readonly reload: () => void;
}

function Failed({ error, floating, reload }: FailedProps) {
  const t = useT();
  const startFresh = () => {
    saveText("backlight-drawing.txt", isLink(location.hash) ? location.href : makeLink());
    forgetKept();
    history.pushState(null, "", "/");
    reload();
  };
  return (
    <div role="alert" className={styles.failed} data-floating={floating}>
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
