/** Pictures of the output of the network, one at a time. */
import { useState } from "react";
import { useT, useText } from "../../i18n";
import { useSession } from "../../state/useStage";
import { Tabs } from "../../ui/Tabs";
import { DataPreview } from "./DataPreview";
import { drawableViews, OutputPicture } from "./OutputPicture";
import styles from "./Views.module.css";

export function OutputPanel() {
  const t = useT();
  const offered = useSession((session) => session.schema?.views);
  const text = useText();
  const [picked, setPicked] = useState<string | null>(null);
  const views = drawableViews(offered ?? []);
  const [first] = views;
  if (first === undefined) {
    return (
      <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
        <div className={styles.content}>
          <DataPreview />
        </div>
      </section>
    );
  }
  return (
    <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
      <Tabs<string>
        costly
        label={t("views.label")}
        value={views.find((view) => view === picked) ?? first}
        onChange={setPicked}
        tabs={views.map((view) => ({
          id: view,
          label: text(`views.${view}.title`, view),
          content: <OutputPicture view={view} />,
        }))}
      />
    </section>
  );
}
