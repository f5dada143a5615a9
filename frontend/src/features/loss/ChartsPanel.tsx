/** The charts: loss, gradient per layer, any other column; and the network's figures beside those of other methods. */
import { type ReactNode, Suspense, useState } from "react";
import type { ChartAxis } from "../../domain/chartAxis";
import { useT } from "../../i18n";
import { Tabs } from "../../ui/Tabs";
import styles from "./Charts.module.css";
import { GradientChart } from "./GradientChart";
import { LossChart } from "./LossChart";
import { MetricsChart } from "./MetricsChart";

type Tab = "loss" | "gradient" | "metrics" | "baselines";

export function ChartsPanel({ baselines }: { baselines: ReactNode }) {
  const t = useT();
  const [tab, setTab] = useState<Tab>("loss");
  const [axis, setAxis] = useState<ChartAxis>("step");
  const shared = { axis, onAxis: setAxis };
  return (
    <section className={styles.panel} aria-label={t("charts.label")} data-testid="charts">
      <Tabs<Tab>
        label={t("charts.label")}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: "loss", label: t("charts.loss"), content: <LossChart {...shared} /> },
          { id: "gradient", label: t("charts.gradient"), content: <GradientChart {...shared} /> },
          { id: "metrics", label: t("charts.metrics"), content: <MetricsChart {...shared} /> },
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
