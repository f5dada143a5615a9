import "./shell/embed.css";
import { watchSight } from "./app/embed/sight";

/** A frame that nobody sees fetches and starts nothing. */
const sight = watchSight();
const stop = sight.subscribe((seen) => {
  if (!seen) return;
  stop();
  void import("./app/embed/frame").then(({ openFrame }) => openFrame(sight));
});
