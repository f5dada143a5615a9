/** Gives styles how much blocks show: the level and the size of names at the zoom, on the canvas's own element. */
import { type RefObject, useLayoutEffect } from "react";
import { type Detail, detailOf, nameSize } from "../../domain/detail";
import { useFlowStoreApi } from "./flow";

export function useDetail(container: RefObject<HTMLElement | null>): void {
  const flowStore = useFlowStoreApi();
  useLayoutEffect(() => {
    const element = container.current;
    if (element === null) return;
    let level: Detail | null = null;
    let names: string | null = null;
    const write = (zoom: number) => {
      const next = detailOf(zoom, level);
      if (next !== level) element.dataset.detail = next;
      level = next;
      const size = nameSize(zoom);
      const written = size === null ? "0" : `${Math.round(size * 10) / 10}px`;
      if (written !== names) element.style.setProperty("--far-type", written);
      element.toggleAttribute("data-nameless", size === null);
      names = written;
    };
    write(flowStore.getState().transform[2]);
    return flowStore.subscribe((state, former) => {
      if (state.transform[2] !== former.transform[2]) write(state.transform[2]);
    });
  }, [container, flowStore]);
}
