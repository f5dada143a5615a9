import "./shell/shell.css";

/** The frame is painted first. A page in the background paints nothing, so it does not wait. */
function afterFirstPaint(begin: () => void): void {
  if (document.visibilityState === "hidden") begin();
  else requestAnimationFrame(() => setTimeout(begin));
}

afterFirstPaint(() => void import("./app/mount"));
