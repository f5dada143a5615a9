/** A recorded run in a file of its own: what the server would answer lies in the file. */
import "./shell/embed.css";
import { openFrame } from "./app/embed/frame";
import { answerFrom, readRecorded } from "./app/embed/recorded";
import { watchSight } from "./app/embed/sight";

const recorded = readRecorded(document);
if (recorded !== null) globalThis.fetch = answerFrom(recorded);
const sight = watchSight();
const stop = sight.subscribe((seen) => {
  if (!seen) return;
  stop();
  void openFrame(sight, recorded);
});
