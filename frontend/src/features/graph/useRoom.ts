/** The size of the canvas as far as rows depend on it: measured once it has settled, and only where it really changed. */
import { useEffect, useMemo, useRef, useState } from "react";
import { isRealChange, type Room } from "../../domain/room";
import { typeScale } from "./typeScale";

const SETTLED_MS = 300;
/** Room for the tools above, for the legend below, and at the sides, where wires turn to the next row. */
const TOP = 72;
const BOTTOM = 84;
const SIDE = 20;
const LEAST = 80;

export function useRoom() {
  const container = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Room | null>(null);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width === 0 || height === 0) return;
      setSize((former) => (isRealChange(former, { width, height }) ? { width, height } : former));
    };
    let first = true;
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      if (first) measure();
      else timer = setTimeout(measure, SETTLED_MS);
      first = false;
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, []);
  const room = useMemo(
    () =>
      size === null
        ? null
        : {
            width: Math.max(LEAST, size.width - 2 * SIDE) / typeScale(),
            height: Math.max(LEAST, size.height - TOP - BOTTOM) / typeScale(),
          },
    [size],
  );
  return { container, room };
}
