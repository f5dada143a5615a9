import { Timeline } from "../../features/timeline/Timeline";

/** The time axis under the health strip. */
export default function Time() {
  return <Timeline />;
}
