/** The card of the term that is pointed at: a sentence, its formula, what it is computed from. One for the page. */
import { useEffect, useLayoutEffect, useRef } from "react";
import { useStore } from "zustand";
import { TERMS } from "../../domain/terms";
import { useT } from "../../i18n";
import { runOn } from "../../state/actions/actionOn";
import { OPEN_TERM } from "../../state/actions/ofTerm";
import { useStage } from "../../state/useStage";
import { Button } from "../../ui/Button";
import { Formula } from "../../ui/Formula";
import { type Pointed, pointAway, pointedTerm, stay } from "../../ui/pointedTerm";
import styles from "./Glossary.module.css";

const OFFSET = 6;
const MARGIN = 8;

/** Below its word, above it where there is no room, and inside the window. */
function place(card: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = box.bottom + OFFSET;
  const fits = below + height + MARGIN <= innerHeight;
  card.style.top = `${Math.max(MARGIN, fits ? below : box.top - OFFSET - height)}px`;
  card.style.left = `${Math.min(innerWidth - width - MARGIN, Math.max(MARGIN, box.left))}px`;
}

export function TermCard() {
  const at = useStore(pointedTerm, (state) => state.at);
  return at === null ? null : <Card key={at.id} at={at} />;
}

function Card({ at: { id, anchor } }: { at: Pointed }) {
  const t = useT();
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (card.current === null) return;
    const element = card.current;
    const put = () => (anchor.isConnected ? place(element, anchor) : pointAway(0));
    // Its formula comes a moment later, and makes it taller.
    const observer = new ResizeObserver(put);
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor]);
  useEffect(() => {
    const press = ({ target }: Event) => {
      const isWithin = target instanceof Node && (card.current?.contains(target) ?? false);
      if (!isWithin && target !== anchor) pointAway(0);
    };
    const scroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(anchor)) pointAway(0);
    };
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    document.addEventListener("pointerdown", press, options);
    document.addEventListener("scroll", scroll, options);
    document.addEventListener(
      "keydown",
      (event) => event.key === "Escape" && pointAway(0),
      options,
    );
    anchor.setAttribute("aria-describedby", "term-card");
    return () => {
      stop.abort();
      anchor.removeAttribute("aria-describedby");
    };
  }, [anchor]);
  const stage = useStage();
  const name = t(`term.${id}`);
  return (
    <div
      ref={card}
      id="term-card"
      role="dialog"
      aria-label={name}
      className={styles.card}
      data-testid="term-card"
      data-of={id}
      onPointerEnter={stay}
      onPointerLeave={({ pointerType }) => pointerType !== "touch" && pointAway()}
    >
      <strong className={styles.name}>{name}</strong>
      <p>{t(`term.${id}.text`)}</p>
      <Formula tex={TERMS[id]} label={t("glossary.formula", { term: name })} />
      <p className={styles.from}>
        {t("glossary.from")}: {t(`term.${id}.from`)}
      </p>
      <Button
        variant="quiet"
        className={styles.more ?? ""}
        tabIndex={-1}
        onClick={() => {
          pointAway(0);
          runOn(OPEN_TERM, id, stage);
        }}
      >
        {t("glossary.more")}
      </Button>
    </div>
  );
}
