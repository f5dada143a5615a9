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

/** Shows and hides the page's tooltip in `popup`; returns the way to stop. */
function watchTooltips(popup: HTMLElement, text: HTMLElement, keys: HTMLElement): () => void {
  let anchor: HTMLElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hiddenAt = Number.NEGATIVE_INFINITY;
  /** Where the pointer rests in the window; null while it is outside, touches, or until it moves after a dismissal. */
  let pointer: { readonly x: number; readonly y: number } | null = null;
  const hide = () => {
    clearTimeout(timer);
    anchor = null;
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
  const aim = (target: EventTarget | null, delay: number) => {
    const found = target instanceof Element ? target.closest<HTMLElement>("[data-tooltip]") : null;
    if (found === anchor) return;
    hide();
    anchor = found;
    if (found !== null) timer = setTimeout(show, delay);
  };
  /** Looks anew at what lies under a resting pointer: the page moved, or drew its control anew. */
  const aimAgain = () => {
    hide();
    if (pointer !== null) aim(document.elementFromPoint(pointer.x, pointer.y), DELAY_MS);
  };
  /** A control that has the focus keeps its text through the scroll that brought it into sight. */
  const onScroll = () => {
    if (pointer === null && anchor !== null && anchor.matches(":focus-visible")) {
      if (!popup.hidden) place(popup, anchor);
    } else aimAgain();
  };
  const onOver = (event: PointerEvent) => {
    const touches = event.pointerType === "touch";
    pointer = touches ? null : { x: event.clientX, y: event.clientY };
    const warm = !popup.hidden || performance.now() - hiddenAt < WARM_MS;
    if (!touches) aim(event.target, warm ? 0 : DELAY_MS);
  };
  const onMove = (event: PointerEvent) => {
    const rests = event.pointerType !== "touch" && event.buttons === 0;
    pointer = rests ? { x: event.clientX, y: event.clientY } : null;
  };
  const dismiss = () => {
    pointer = null;
    hide();
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element && target.matches(":focus-visible"))) return;
    pointer = null;
    aim(target, 0);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") dismiss();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true };
  document.addEventListener("pointerover", onOver, options);
  document.addEventListener("pointermove", onMove, { ...options, passive: true });
  document.addEventListener("focusin", onFocus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", dismiss, options);
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
  children: ReactElement;
}) {
  return cloneElement(children as ReactElement<Record<string, unknown>>, {
    "data-tooltip": text,
    ...(keys === undefined ? {} : { "data-tooltip-keys": keys }),
  });
}
