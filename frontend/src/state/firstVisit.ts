/** Whether nothing of a former visit is kept in this browser: only then, and only on the plain page, the tour begins by itself. */

import { visitorStorage } from "./browserStorage";

const SEEN = "backlight.tour";
const OURS = "backlight.";

/** The plain page: no link to an experiment, no share, no live run, not inside another page. */
function isPlainPage(): boolean {
  const { pathname, search, hash } = location;
  return pathname === "/" && search === "" && hash === "" && window.parent === window;
}

function keysOf(storage: Storage): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
}

/** To be asked before the page keeps anything; answers true once in a browser. */
export function takeFirstVisit(): boolean {
  try {
    const known = keysOf(visitorStorage()).some((key) => key.startsWith(OURS));
    if (known || !isPlainPage()) return false;
    visitorStorage().setItem(SEEN, "begun");
    return true;
  } catch {
    return false; // Where nothing can be kept, the tour would begin at every visit.
  }
}
