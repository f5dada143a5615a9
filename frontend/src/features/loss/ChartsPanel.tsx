/** The charts: loss, gradient per layer; and the network's figures beside those of other methods. */
import { type ReactNode, Suspense, useState } from "react";
import { useT } from "../../i18n";
import { Tabs } from "../../ui/Tabs";
import styles from "./Charts.module.css";
import { GradientChart } from "./GradientChart";
import { LossChart } from "./LossChart";

type Tab = "loss" | "gradient" | "baselines";

export function ChartsPanel({ baselines }: { baselines: ReactNode }) {
  const t = useT();
  const [tab, setTab] = useState<Tab>("loss");
  return (
    <section className={styles.panel} aria-label={t("charts.label")} data-testid="charts">
      <Tabs<Tab>
        label={t("charts.label")}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: "loss", label: t("charts.loss"), content: <LossChart /> },
          { id: "gradient", label: t("charts.gradient"), content: <GradientChart /> },
          {
            id: "baselines",
            label: t("charts.baselines"),
            content: <Suspense fallback={null}>{baselines}</Suspense>,
          },
        ]}
      />
    </section>
  );
}
