import { lazy } from "react";
import { ChartsPanel } from "../../features/loss/ChartsPanel";

const BaselinesTab = lazy(() => import("../../features/baselines/BaselinesTab"));

/** The charts, with the figures of other methods beside those of the network. */
export default function Charts() {
  return <ChartsPanel baselines={<BaselinesTab />} />;
}
