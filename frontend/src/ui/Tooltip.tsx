/** One tooltip for the whole page: controls carry their text, and cost nothing until somebody points at them. */
import { cloneElement, type ReactElement, type ReactNode, useEffect, useRef } from "react";
import styles from "./Popup.module.css";

const DELAY_MS = 500;
/** After one was shown, the next comes at once within so long. */
const WARM_MS = 400;
const OFFSET = 6;
const MARGIN = 5;

/** Beside its control, below it where there is room, and inside the window. */
function place(popup: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popup;
  const below = box.bottom + OFFSET;
  const fits = below + height + MARGIN <= innerHeight;
  const left = box.left + box.width / 2 - width / 2;
  popup.style.top = `${fits ? below : Math.max(MARGIN, box.top - OFFSET - height)}px`;
  popup.style.left = `${Math.min(innerWidth - width - MARGIN, Math.max(MARGIN, left))}px`;
}

/** What carries the text about what is pointed at. */
function carrierAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
}

/** The name of the setting that a control is, where it carries help. */
function nameOf(control: EventTarget | null): HTMLElement | null {
  if (!(control instanceof HTMLElement) || control.id === "") return null;
  return document.querySelector<HTMLElement>(
    `label[data-tooltip][for="${CSS.escape(control.id)}"]`,
  );
}

/** Shows and hides the page's tooltip in `popup`; returns the way to stop. */
function watchTooltips(popup: HTMLElement, text: HTMLElement, keys: HTMLElement): () => void {
  let anchor: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  /** What the pointer was pressed with last; null once a key was. */
  let pressedBy: string | null = null;
  /** Whether the focus brought the text, so that it stays through a scroll. */
  let byFocus = false;
  /** Where the pointer rests in the window; null while it is outside, touches, or until it moves after a dismissal. */
  let pointer: { readonly x: number; readonly y: number } | null = null;
  const hide = () => {
    clearTimeout(timer);
    anchor = null;
    byFocus = false;
    if (!popup.hidden) hiddenAt = performance.now();
    popup.hidden = true;
  };
  const show = () => {
    if (anchor === null) return hide();
    if (!anchor.isConnected) return aimAgain();
    text.textContent = anchor.dataset.tooltip ?? "";
    keys.textContent = anchor.dataset.tooltipKeys ?? "";
    keys.hidden = anchor.dataset.tooltipKeys === undefined;
    popup.hidden = false;
    place(popup, anchor);
  };
  const aim = (found: HTMLElement | null, delay: number) => {
    if (found === anchor) return;
    hide();
    anchor = found;
    if (found !== null) timer = setTimeout(show, delay);
  };
  /** Looks anew at what lies under a resting pointer: the page moved, or drew its control anew. */
  const aimAgain = () => {
    hide();
    if (pointer !== null) aim(carrierAt(document.elementFromPoint(pointer.x, pointer.y)), DELAY_MS);
  };
  /** A control that has the focus keeps its text through the scroll that brought it into sight. */
  const onScroll = () => {
    if (pointer === null && anchor !== null && byFocus) {
      if (!popup.hidden) place(popup, anchor);
    } else aimAgain();
  };
  const onOver = (event: PointerEvent) => {
    const touches = event.pointerType === "touch";
    pointer = touches ? null : { x: event.clientX, y: event.clientY };
    const warm = !popup.hidden || performance.now() - hiddenAt < WARM_MS;
    if (!touches) aim(carrierAt(event.target), warm ? 0 : DELAY_MS);
  };
  const onMove = (event: PointerEvent) => {
    const rests = event.pointerType !== "touch" && event.buttons === 0;
    pointer = rests ? { x: event.clientX, y: event.clientY } : null;
  };
  const dismiss = () => {
    pointer = null;
    hide();
  };
  const onDown = (event: PointerEvent) => {
    pressedBy = event.pointerType || "mouse";
    dismiss();
  };
  /** What a touch does nothing else on, the name of a setting for one, shows its text. */
  const onClick = ({ target }: MouseEvent) => {
    const touched = pressedBy === "touch" ? carrierAt(target) : null;
    if (touched !== null && target instanceof Element && !target.closest("button, input")) {
      aim(touched, 0);
    }
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element && target.matches(":focus-visible"))) return;
    const own = carrierAt(target);
    // A press on a control is there to use it; whoever comes by keyboard reads its name and its help.
    if (own === null && pressedBy !== null) return;
    pointer = null;
    aim(own ?? nameOf(target), own === null ? DELAY_MS : 0);
    byFocus = anchor !== null;
  };
  const onKey = (event: KeyboardEvent) => {
    pressedBy = null;
    if (event.key === "Escape") dismiss();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  document.addEventListener("pointerover", onOver, options);
  document.addEventListener("pointermove", onMove, { ...options, passive: true });
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", onDown, options);
  document.addEventListener("click", onClick, options);
  document.addEventListener("keydown", onKey, options);
  document.addEventListener("scroll", onScroll, { ...options, passive: true });
  document.documentElement.addEventListener("pointerleave", dismiss, { signal: stop.signal });
  return () => {
    hide();
    stop.abort();
  };
}

/** One for the page, around it. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  const popup = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLSpanElement>(null);
  const keys = useRef<HTMLElement>(null);
  useEffect(() => {
    if (popup.current === null || text.current === null || keys.current === null) return;
    return watchTooltips(popup.current, text.current, keys.current);
  }, []);
  return (
    <>
      {children}
      <div ref={popup} className={styles.tooltip} role="tooltip" hidden>
        <span ref={text} />
        <kbd ref={keys} className={styles.keys} hidden />
      </div>
    </>
  );
}

/** A short name beside a control. Never the only place where something is said. */
export function Tooltip({
  text,
  keys,
  children,
}: {
  text: string;
  keys?: string;
  children: ReactElement<Record<string, unknown>>;
}) {
  return cloneElement(children, {
    "data-tooltip": text,
    ...(keys === undefined ? {} : { "data-tooltip-keys": keys }),
  });
}
