import { isProbe } from "../../domain/probes";
import { useT } from "../../i18n";
import { canRequest } from "../../state/exampleNumbers";
import { useCatalog } from "../../state/queries";
import { setUi, useUi } from "../../state/uiStore";
import { useLive } from "../../state/useLive";
import { useStage } from "../../state/useStage";
import { SideWindow } from "../../ui/SideWindow";
import { ProbeCard } from "./ProbeCard";
import styles from "./Probes.module.css";
import { useMeasuring } from "./useMeasured";

/** What can be measured of the run as it stands. */
export default function ProbesPanel() {
  const t = useT();
  const open = useUi((state) => state.probesOpen);
  const able = useLive(canRequest);
  const catalog = useCatalog();
  const stage = useStage();
  const measuring = useMeasuring();
  if (!open) return null;
  return (
    <SideWindow
      title={t("probes.title")}
      testId="probes-panel"
      onClose={() => setUi({ probesOpen: false })}
    >
      <p className={`${styles.note} ${styles.intro}`}>
        {t(able ? "probes.about" : "probes.no_run")}
      </p>
      <ul className={styles.list}>
        {(catalog?.probes ?? []).map((entry) =>
          isProbe(entry.type) ? (
            <ProbeCard
              key={entry.type}
              probe={entry.type}
              entry={entry}
              open={measuring.open === entry.type}
              measuring={measuring}
              onOpen={(open) => stage.measuring.setState({ open })}
            />
          ) : null,
        )}
      </ul>
    </SideWindow>
  );
}
