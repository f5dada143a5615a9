/** How far messages at the upper edge of the canvas reach down over it, so that the drawing keeps clear of them. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** CSS pixels by stack of messages; 0 for an empty one. */
const coverStore = createStore<Readonly<Record<string, number>>>()(() => ({}));

/** A ref for a stack of messages that lies over the canvas. */
export function measuresCover(
  name: string,
): (stack: HTMLElement | null) => (() => void) | undefined {
  return (stack) => {
    if (stack === null) return undefined;
    const measure = () => {
      const height = stack.offsetHeight;
      coverStore.setState({ [name]: height === 0 ? 0 : stack.offsetTop + height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(stack);
    measure();
    return () => {
      observer.disconnect();
      coverStore.setState({ [name]: 0 });
    };
  };
}

/** The lower edge of the lowest message at the upper edge, in CSS pixels. */
export function useCover(): number {
  return useStore(coverStore, (stacks) => Math.max(0, ...Object.values(stacks)));
}
