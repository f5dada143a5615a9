import { HealthPanel } from "../../features/health/HealthPanel";
import { Timeline } from "../../features/timeline/Timeline";
import { ErrorBoundary } from "../ErrorBoundary";

/** The layer health strip with the time axis under it. */
export default function Health() {
  return (
    <HealthPanel>
      <ErrorBoundary>
        <Timeline />
      </ErrorBoundary>
    </HealthPanel>
  );
}
