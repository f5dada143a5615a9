/** Keeps the whole network in sight until somebody pans or zooms; tells canvases of every change of the view. */

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Room } from "../../domain/graphRows";
import { useStage } from "../../state/useStage";
import { useFlowStore, useFlowStoreApi, useReactFlow } from "./flow";
import type { GraphModel } from "./useGraphModel";

/** Room for the tools above, which grow with the type (in rem). */
const TOP_REM = 4.8;
/** Room at the sides, where wires turn to the next row, in CSS pixels. */
const SIDE = 34;
/** Room under the blocks for their weight counts. */
const BELOW = 24;
/** Height that is left to the blocks, however much lies over the canvas. */
const LEAST = 80;
const ZOOMS = { minZoom: 0.45, maxZoom: 1.15 };
/** Type of the desk, in CSS pixels: blocks grow with it on the projector. */
const DESK_REM = 13;

/** The free part of the canvas, measured; steps of 20 pixels, so that a drag of the window stays calm. */
export function useRoom(bottomInset: number, cover: number) {
  const container = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Room | null>(null);
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setSize({ width: round(element.clientWidth), height: round(element.clientHeight) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const inset = round(bottomInset);
  const [room, setRoom] = useState<Room | null>(null);
  useEffect(() => {
    if (size === null) return;
    const { width, height } = size;
    const scale = typeScale();
    setRoom({
      width: (width - 2 * SIDE) / scale,
      height: Math.max(LEAST, (height - topInset(cover) - BELOW - inset) / scale),
    });
  }, [size, inset, cover]);
  return { container, room };
}

/** How much larger type is than on the desk. */
function typeScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / DESK_REM || 1;
}

/** @param cover how far messages at the upper edge reach down. */
function topInset(cover: number): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(TOP_REM * rem, cover > 0 ? cover + rem : 0);
}

function round(pixels: number): number {
  return Math.round(pixels / 20) * 20;
}

/** Padding that keeps blocks below the tools and, as far as there is room, above what lies over the canvas. */
export function fitPadding(height: number, tools: number, reach: number, below: number) {
  const top = tools + Math.min(reach, Math.max(0, height - tools - LEAST));
  return { top, bottom: Math.min(below, Math.max(0, height - top - LEAST)) };
}

export function useFit(model: GraphModel, room: Room | null, bottomInset: number, cover: number) {
  const flow = useReactFlow();
  const follows = useRef(true);
  const { canvas } = useStage();
  const flowStore = useFlowStoreApi();
  const height = useFlowStore((state) => state.height);
  useLayoutEffect(() => {
    const publish = () => {
      const [x, y, zoom] = flowStore.getState().transform;
      canvas.publishViewport({ x, y, zoom });
    };
    publish();
    return flowStore.subscribe((state, former) => {
      if (state.transform !== former.transform) publish();
    });
  }, [canvas, flowStore]);

  const { top: reachAbove, bottom: reachBelow } = model.reach;
  const now = useCallback(() => {
    follows.current = true;
    const below = bottomInset + Math.max(BELOW, reachBelow);
    const { top, bottom } = fitPadding(height, topInset(cover), reachAbove, below);
    const padding = { top: `${top}px`, bottom: `${bottom}px`, x: `${SIDE}px` } as const;
    const maxZoom = ZOOMS.maxZoom * typeScale();
    requestAnimationFrame(() => void flow.fitView({ ...ZOOMS, maxZoom, padding }));
  }, [flow, height, bottomInset, cover, reachAbove, reachBelow]);
  const stop = useCallback(() => {
    follows.current = false;
  }, []);

  const outline = [...model.boxes].map(([id, box]) => `${id}:${box.x}:${box.y}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: outline and room stand for what must be in sight
  useEffect(() => {
    if (follows.current && !model.dragging) now();
  }, [outline, room, now, model.dragging]);
  return { now, stop };
}
