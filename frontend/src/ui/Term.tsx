/** A word of the page that the glossary explains: hover, focus or touch shows it there. */
import type { ReactNode } from "react";
import type { TermId } from "../domain/terms";
import { pointAt, pointAway } from "./pointedTerm";
import styles from "./Term.module.css";

interface TermProps {
  id: TermId;
  children: ReactNode;
}

export function Term({ id, children }: TermProps) {
  return (
    <button
      type="button"
      className={styles.term}
      data-term={id}
      onPointerEnter={({ pointerType, currentTarget }) => {
        if (pointerType !== "touch") pointAt({ id, anchor: currentTarget });
      }}
      onPointerLeave={({ pointerType }) => {
        if (pointerType !== "touch") pointAway();
      }}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(":focus-visible")) pointAt({ id, anchor: currentTarget }, 0);
      }}
      onBlur={() => pointAway()}
      onClick={(event) => {
        event.stopPropagation();
        pointAt({ id, anchor: event.currentTarget }, 0);
      }}
    >
      {children}
    </button>
  );
}
