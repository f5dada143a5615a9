/** Five steps through the page, each at the part that it is about; nothing is blocked, Escape ends it. */
import { X } from "lucide-react";
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useT } from "../../i18n";
import { schedule } from "../../state/scheduler";
import type { Stage } from "../../state/stage";
import { setUi } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { Button, IconButton } from "../../ui/Button";
import { cardPlace, findPart } from "./spotlight";
import { TOUR, type TourStep } from "./steps";
import styles from "./Tour.module.css";

const PLACE_HZ = 15;
const RIM = 4;

/**
 * The focus goes into the card, and back to where it was when the tour ends there or where the tour led it. Returns a
 * function that leads it to a control.
 */
function useFocus(card: React.RefObject<HTMLElement | null>): (control: HTMLElement) => void {
  const led = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const before = document.activeElement;
    const element = card.current;
    element?.focus({ preventScroll: true });
    return () => {
      const { activeElement, body } = document;
      const isOurs = activeElement === body || activeElement === led.current;
      if (!isOurs && element?.contains(activeElement) !== true) return;
      if (before instanceof HTMLElement && before !== body && before.isConnected) before.focus();
      else document.getElementById("graph")?.focus({ preventScroll: true });
    };
  }, [card]);
  return (control) => {
    led.current = control;
    control.focus();
  };
}

/** Keeps the card beside the part and the ring around it, wherever the page moves it. */
function usePlace(
  step: TourStep,
  card: React.RefObject<HTMLElement | null>,
  ring: React.RefObject<HTMLElement | null>,
): void {
  useLayoutEffect(() => {
    const put = () => {
      const box = findPart(step.targets)?.getBoundingClientRect() ?? null;
      if (card.current !== null) {
        const { offsetWidth: width, offsetHeight: height } = card.current;
        const { left, top } = cardPlace(
          box,
          { width, height },
          { width: innerWidth, height: innerHeight },
        );
        card.current.style.left = `${left}px`;
        card.current.style.top = `${top}px`;
      }
      if (ring.current === null) return;
      ring.current.hidden = box === null;
      if (box === null) return;
      ring.current.style.left = `${box.left - RIM}px`;
      ring.current.style.top = `${box.top - RIM}px`;
      ring.current.style.width = `${box.width + 2 * RIM}px`;
      ring.current.style.height = `${box.height + 2 * RIM}px`;
    };
    put();
    return schedule({ maxHz: PLACE_HZ, draw: put });
  }, [step, card, ring]);
}

/** Calls back when what a step asks for is done while it is shown; what was done before leads nowhere. */
function useDone(stage: Stage, step: TourStep, next: () => void): void {
  const latest = useRef(next);
  useEffect(() => {
    latest.current = next;
  });
  useEffect(() => {
    const { done } = step;
    if (done === undefined || done(stage)) return;
    return schedule({
      maxHz: 4,
      draw: () => {
        if (done(stage)) latest.current();
      },
    });
  }, [stage, step]);
}

function useWaiting(stage: Stage, step: TourStep): boolean {
  return useSyncExternalStore(stage.session.subscribe, () => step.waits?.(stage) ?? false);
}

function end(): void {
  setUi({ guide: null });
}

const CONTROLS = "button, input, select, a[href], [tabindex]:not([role=separator])";

/** What a step is about, or the first control in it. */
function controlOf(step: TourStep): HTMLElement | null {
  const part = findPart(step.targets);
  if (part?.matches("button, [tabindex]") === true) return part;
  return part?.querySelector<HTMLElement>(CONTROLS) ?? null;
}

export function Tour() {
  const t = useT();
  const stage = useStage();
  const card = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<TourStep | null>(null);
  const step = TOUR[at] ?? TOUR[0];
  if (step === undefined) throw new Error("the tour has no steps");
  const lead = useFocus(card);
  usePlace(step, card, ring);
  const last = at === TOUR.length - 1;
  const go = (to: number) => {
    setDone(null);
    setAt(to);
    findPart(TOUR[to]?.targets ?? [])?.scrollIntoView?.({ block: "nearest" });
    card.current?.focus({ preventScroll: true });
  };
  useDone(stage, step, () => {
    setDone(step);
    setAt(Math.min(at + 1, TOUR.length - 1));
  });
  const waiting = useWaiting(stage, step);
  return (
    <>
      <div ref={ring} className={styles.ring} aria-hidden="true" data-testid="tour-ring" />
      <section
        ref={card}
        className={styles.card}
        tabIndex={-1}
        aria-label={t("tour.label")}
        data-testid="tour"
        data-step={step.id}
      >
        <div className={styles.head}>
          <span className={styles.place}>
            {t("tour.place", { step: at + 1, count: TOUR.length })}
          </span>
          <IconButton
            variant="quiet"
            label={t("app.skip_tour")}
            icon={<X aria-hidden="true" />}
            data-testid="tour-skip"
            onClick={end}
          />
        </div>
        <div aria-live="polite">
          {done !== null && (
            <p className={styles.done}>{t("tour.done", { title: t(done.title) })}</p>
          )}
          <h2 className={styles.title}>{t(step.title)}</h2>
          <p>{t(step.text)}</p>
          {waiting && <p className={styles.wait}>{t("tour.wait")}</p>}
        </div>
        <div className={styles.acts}>
          <Button
            variant="quiet"
            data-testid="tour-show"
            onClick={() => {
              const control = controlOf(step);
              if (control !== null) lead(control);
            }}
          >
            {t("tour.show")}
          </Button>
          <span className={styles.gap} />
          {at > 0 && (
            <Button data-testid="tour-back" onClick={() => go(at - 1)}>
              {t("tour.back")}
            </Button>
          )}
          <Button
            variant="filled"
            data-testid="tour-next"
            onClick={() => (last ? end() : go(at + 1))}
          >
            {t(last ? "tour.end" : "tour.next")}
          </Button>
        </div>
      </section>
    </>
  );
}
