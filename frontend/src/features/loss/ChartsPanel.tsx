/** The charts: loss, and gradient per layer. */
import { useState } from "react";
import { useT } from "../../i18n";
import { Tabs } from "../../ui/Tabs";
import styles from "./Charts.module.css";
import { GradientChart } from "./GradientChart";
import { LossChart } from "./LossChart";

type Tab = "loss" | "gradient";

export function ChartsPanel() {
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
        ]}
      />
    </section>
  );
}
