/** Keeps the whole network in sight until somebody pans or zooms; tells canvases of every change of the view. */
import { useCallback, useEffect, useLayoutEffect, useRef } from "react";
import { publishViewport } from "../../state/graphGeometry";
import { useFlowStore, useReactFlow } from "./flow";
import type { GraphModel } from "./useGraphModel";

const OPTIONS = { padding: 0.06, minZoom: 0.45, maxZoom: 1.15 };

export function useFit(model: GraphModel) {
  const flow = useReactFlow();
  const container = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  const [x, y, zoom] = useFlowStore((state) => state.transform);
  useLayoutEffect(() => publishViewport({ x, y, zoom }), [x, y, zoom]);

  const now = useCallback(() => {
    follows.current = true;
    requestAnimationFrame(() => void flow.fitView(OPTIONS));
  }, [flow]);
  const stop = useCallback(() => {
    follows.current = false;
  }, []);

  const outline = [...model.boxes].map(([id, box]) => `${id}:${box.x}:${box.y}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outline stands for the boxes
  useEffect(() => {
    if (follows.current) now();
  }, [outline, now]);

  useEffect(() => {
    if (container.current === null) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) now();
    });
    observer.observe(container.current);
    return () => observer.disconnect();
  }, [now]);
  return { container, now, stop };
}
