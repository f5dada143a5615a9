/** How far messages at the upper edge of the canvas reach down over it, so that the drawing keeps clear of them. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** The lower edge of the messages in CSS pixels; 0 while there are none. */
const coverStore = createStore(() => ({ edge: 0 }));

/** A ref for the stack of messages that lies over the canvas. */
export function measuresCover(): (stack: HTMLElement | null) => (() => void) | undefined {
  return (stack) => {
    if (stack === null) return undefined;
    const measure = () => {
      const height = stack.offsetHeight;
      coverStore.setState({ edge: height === 0 ? 0 : stack.offsetTop + height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(stack);
    measure();
    return () => {
      observer.disconnect();
      coverStore.setState({ edge: 0 });
    };
  };
}

/** The lower edge of the lowest message at the upper edge, in CSS pixels. */
export function useCover(): number {
  return useStore(coverStore, ({ edge }) => edge);
}
