import { type RefCallback, useCallback, useState } from "react";

/** Width of an element in CSS pixels, followed; `first` until it is measured. */
export function useWidth<T extends HTMLElement>(first: number): [number, RefCallback<T>] {
  const [width, setWidth] = useState(first);
  const ref = useCallback((element: T | null) => {
    if (element === null || globalThis.ResizeObserver === undefined) return undefined;
    const observer = new ResizeObserver(() => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, ref];
}
