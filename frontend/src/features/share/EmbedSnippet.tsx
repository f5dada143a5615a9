/** The HTML of a frame for other pages, with its size, its theme and what it shows. */
import { useId, useState } from "react";
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useUi } from "../../state/uiStore";
import { Select } from "../../ui/Select";
import { CopyLine } from "./CopyLine";
import styles from "./Share.module.css";
import { FRAME_SIZES, writeSnippet } from "./snippet";

const THEMES = ["dark", "light"] as const;

interface EmbedSnippetProps {
  /** Address that opens this very experiment. */
  link: string;
  /** The stored run, which can be replayed in a frame; null where there is none. */
  shareId: string | null;
}

export function EmbedSnippet({ link, shareId }: EmbedSnippetProps) {
  const t = useT();
  const id = useId();
  const title = useDocument((state) => state.title);
  const speed = useUi((state) => state.speed);
  const [size, setSize] = useState<(typeof FRAME_SIZES)[number]>("800 × 500");
  const [theme, setTheme] = useState<(typeof THEMES)[number] | null>(null);
  const [wantsRun, setWantsRun] = useState(false);
  const runs = wantsRun && shareId !== null;
  const html = writeSnippet({
    ...{
      origin: location.origin,
      fragment: new URL(link).hash.slice(1),
      title,
      size,
      theme,
      speed,
    },
    shareId: runs ? shareId : null,
  });
  const run = shareId === null ? t("share.embed_run_none") : t("share.embed_run");
  return (
    <div className={styles.part}>
      <p>{t("share.embed_help")}</p>
      <div className={styles.choices}>
        <Select
          id={`${id}content`}
          label={t("share.embed_content")}
          value={runs ? "run" : "experiment"}
          options={[
            { value: "experiment", label: t("share.embed_experiment") },
            { value: "run", label: run, disabled: shareId === null },
          ]}
          onChange={(value) => setWantsRun(value === "run")}
          testId="share-embed-content"
        />
        <Select
          id={`${id}size`}
          label={t("share.embed_size")}
          value={size}
          options={FRAME_SIZES.map((value) => ({ value, label: value }))}
          onChange={(value) => setSize(FRAME_SIZES.find((each) => each === value) ?? size)}
          testId="share-embed-size"
        />
        <Select
          id={`${id}theme`}
          label={t("share.embed_theme")}
          value={theme ?? ""}
          options={[
            { value: "", label: t("share.embed_theme_reader") },
            { value: "dark", label: t("app.theme_dark") },
            { value: "light", label: t("app.theme_light") },
          ]}
          onChange={(value) => setTheme(THEMES.find((each) => each === value) ?? null)}
          testId="share-embed-theme"
        />
      </div>
      <CopyLine label={t("share.embed_label")} link={html} testId="share-embed" />
    </div>
  );
}
