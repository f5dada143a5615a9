/** Pictures of the output of the network, one at a time. */
import { Maximize2, Minimize2 } from "lucide-react";
import { useState } from "react";
import { useT, useText } from "../../i18n";
import { useAction } from "../../state/actions/useAction";
import { usePanels } from "../../state/panels";
import { useSession } from "../../state/useStage";
import { IconButton } from "../../ui/Button";
import { Tabs } from "../../ui/Tabs";
import { DataPreview } from "./DataPreview";
import { drawableViews, OutputPicture } from "./OutputPicture";
import styles from "./Views.module.css";

/** The picture in the place of the network, and back. */
function SwapButton() {
  const t = useT();
  const pictureInMiddle = usePanels((panels) => panels.pictureInMiddle);
  const action = useAction("swap_picture");
  return (
    <IconButton
      {...action}
      label={t(pictureInMiddle ? "panels.network_back" : "panels.picture_large")}
      variant="quiet"
      className={styles.swap ?? ""}
      aria-pressed={pictureInMiddle}
      icon={pictureInMiddle ? <Minimize2 aria-hidden="true" /> : <Maximize2 aria-hidden="true" />}
      data-testid="swap-picture"
    />
  );
}

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
        <SwapButton />
        <div className={styles.content}>
          <DataPreview />
        </div>
      </section>
    );
  }
  return (
    <section className={styles.panel} aria-label={t("views.label")} data-testid="output">
      <SwapButton />
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
