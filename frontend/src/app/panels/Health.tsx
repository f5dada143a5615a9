import { HealthPanel } from "../../features/health/HealthPanel";
import { Timeline } from "../../features/timeline/Timeline";

/** The layer health strip with the time axis under it. */
export default function Health() {
  return (
    <HealthPanel>
      <Timeline />
    </HealthPanel>
  );
}
