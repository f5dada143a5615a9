import "./shell/shell.css";

/** A page in the background paints nothing: it waits no longer than this. */
const LONGEST_MS = 200;

/** The frame is painted first. A module runs once, so it does no harm that both ways begin. */
const begin = () => void import("./app/mount");
requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, LONGEST_MS);
