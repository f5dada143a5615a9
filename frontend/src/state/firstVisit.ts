/** Whether nothing of a former visit is kept in this browser: only then, and only on the plain page, the tour begins by itself. */

const SEEN = "backlight.tour";
const OURS = "backlight.";

/** The plain page: no link to an experiment, no share, no live run, not inside another page. */
function isPlainPage(): boolean {
  const { pathname, search, hash } = location;
  return pathname === "/" && search === "" && hash === "" && window.parent === window;
}

/** To be asked before the page keeps anything; answers true once in a browser. */
export function takeFirstVisit(): boolean {
  try {
    const known = Object.keys(localStorage).some((key) => key.startsWith(OURS));
    if (known || !isPlainPage()) return false;
    localStorage.setItem(SEEN, "begun");
    return true;
  } catch {
    return false; // Where nothing can be kept, the tour would begin at every visit.
  }
}
