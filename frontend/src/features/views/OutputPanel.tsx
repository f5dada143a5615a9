/** Pictures of the output of the network, one at a time. */
import { useT, useText } from "../../i18n";
import { pickOutput, useOutputTab } from "../../state/outputTab";
import { useSession } from "../../state/useStage";
import { Tabs } from "../../ui/Tabs";
import { DataPreview } from "./DataPreview";
import { drawableViews, OutputPicture } from "./OutputPicture";
import styles from "./Views.module.css";

export function OutputPanel() {
  const t = useT();
  const schema = useSession((session) => session.schema);
  const text = useText();
  const picked = useOutputTab((tab) => tab.picked);
  const views = drawableViews([...(schema?.views ?? []), ...(schema?.requests ?? [])]);
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
        onChange={pickOutput}
        tabs={views.map((view) => ({
          id: view,
          label: text(`views.${view}.title`, view),
          content: <OutputPicture view={view} />,
        }))}
      />
    </section>
  );
}
