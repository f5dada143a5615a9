/** The charts: loss, gradient per layer, any other column; and the network's figures beside those of other methods. */
import { type ReactNode, Suspense, useState } from "react";
import type { ChartAxis } from "../../domain/chartAxis";
import { useT } from "../../i18n";
import { lazyPart } from "../../ui/lazyPart";
import { Tabs } from "../../ui/Tabs";
import styles from "./Charts.module.css";

/** Fetched at once, and drawn when what gives the page its measures stands. */
const LOSS = import("./LossChart");
const LossChart = lazyPart(() => LOSS.catch(() => import("./LossChart")));
const GradientChart = lazyPart(() => import("./GradientChart"));
const MetricsChart = lazyPart(() => import("./MetricsChart"));

type Tab = "loss" | "gradient" | "metrics" | "baselines";

export function ChartsPanel({ baselines }: { baselines: ReactNode }) {
  const t = useT();
  const [tab, setTab] = useState<Tab>("loss");
  const [axis, setAxis] = useState<ChartAxis>("step");
  const shared = { axis, onAxis: setAxis };
  const later = (content: ReactNode) => <Suspense fallback={null}>{content}</Suspense>;
  return (
    <section className={styles.panel} aria-label={t("charts.label")} data-testid="charts">
      <Tabs<Tab>
        label={t("charts.label")}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: "loss",
            label: t("charts.loss"),
            content: (
              <Suspense fallback={<div className={styles.coming} />}>
                <LossChart {...shared} />
              </Suspense>
            ),
          },
          {
            id: "gradient",
            label: t("charts.gradient"),
            content: later(<GradientChart {...shared} />),
          },
          {
            id: "metrics",
            label: t("charts.metrics"),
            content: later(<MetricsChart {...shared} />),
          },
          { id: "baselines", label: t("charts.baselines"), content: later(baselines) },
        ]}
      />
    </section>
  );
}
