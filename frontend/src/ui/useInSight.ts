import { type RefObject, useEffect, useState } from "react";

/** Narrower on screen, a picture shows nothing. */
const LEAST_WIDTH_PX = 24;

/** Whether an element is on screen and wide enough to be looked at. */
export function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(typeof IntersectionObserver === "undefined");
  useEffect(() => {
    if (element.current === null || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last === undefined) return;
      setInSight(last.isIntersecting && last.boundingClientRect.width >= LEAST_WIDTH_PX);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}
