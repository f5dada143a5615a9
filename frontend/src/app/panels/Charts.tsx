import { ChartsPanel } from "../../features/loss/ChartsPanel";
import { withTexts } from "../../i18n";
import { lazyPart } from "../../ui/lazyPart";
import { ErrorBoundary } from "../ErrorBoundary";

const BaselinesTab = lazyPart(() =>
  withTexts("later", import("../../features/baselines/BaselinesTab")),
);

/** The charts, with the figures of other methods beside those of the network. */
export default function Charts() {
  const baselines = (
    <ErrorBoundary>
      <BaselinesTab />
    </ErrorBoundary>
  );
  return <ChartsPanel baselines={baselines} />;
}
