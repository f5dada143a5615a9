import { OutputPanel } from "../../features/views/OutputPanel";

/** Pictures of the output of the network. */
export default function Output() {
  return <OutputPanel />;
}
