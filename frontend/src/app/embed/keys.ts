/** Keys that the frame has no use for go to the page around it, so that they still turn its slides. */

const SPACE = " ";
/** These have keys of their own. */
const OWN =
  "input, select, textarea, [contenteditable], [role=slider], [role=menu], [role=listbox]";
/** On these a key that presses them is theirs. */
const PRESSED = "a, button, summary, [role=tab]";
const PRESSING = new Set([SPACE, "Enter"]);
const TAB_KEYS = new Set(["ArrowLeft", "ArrowRight", "Home", "End"]);
const MOVES_FOCUS = new Set(["Tab", "Shift", "Control", "Alt", "Meta"]);

function isIn(target: EventTarget | null, kinds: string): boolean {
  return target instanceof Element && target.closest(kinds) !== null;
}

/** Whether a key is used where it was pressed, or is none that a page has a use for. */
function staysHere(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (MOVES_FOCUS.has(key) || isIn(target, OWN)) return true;
  if (isIn(target, "[role=tab]") && TAB_KEYS.has(key)) return true;
  return isIn(target, PRESSED) && PRESSING.has(key);
}

/**
 * The message of a key: a call of reveal.js's API, and the key by its names for any other page. A call can't carry Shift, so
 * that there is none with it.
 */
function keyMessage({ key, code, keyCode, shiftKey }: KeyboardEvent): string {
  const call = shiftKey ? {} : { method: "triggerKey", args: [keyCode] };
  return JSON.stringify({ namespace: "backlight", eventName: "key", key, code, shiftKey, ...call });
}

/** The website around the frame; any where it is unknown, as of a file on disk: a key reveals nothing of the visitor. */
function outerOrigin(): string {
  const framing = location.ancestorOrigins?.[0] ?? document.referrer;
  return URL.canParse(framing) && new URL(framing).origin !== "null"
    ? new URL(framing).origin
    : "*";
}

/** @param toggle Space plays and pauses, wherever it presses nothing. */
export function passKeys(toggle: () => void): void {
  window.addEventListener("keydown", (event) => {
    if (staysHere(event)) return;
    if (event.key === SPACE && !event.shiftKey) {
      event.preventDefault();
      if (!event.repeat) toggle();
    } else if (window.parent !== window) {
      event.preventDefault();
      window.parent.postMessage(keyMessage(event), outerOrigin());
    }
  });
}
