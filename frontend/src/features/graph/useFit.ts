/** Keeps the whole network in sight until somebody pans or zooms; notifies canvases of every change of the view. */

import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import {
  type Bounds,
  type Free,
  fitView,
  freePart,
  holds,
  isOtherExperiment,
  type View,
} from "../../domain/view";
import { useDocument } from "../../state/documentStore";
import { useStage } from "../../state/useStage";
import { useFlowStore, useFlowStoreApi, useReactFlow } from "./flow";
import { typeScale } from "./typeScale";
import type { GraphModel } from "./useGraphModel";
import type { Hold } from "./useHold";

/** Room for the tools above, which grow with the type (in rem). */
const TOP_REM = 4.8;
/** A change of the canvas by less leaves the view as it is. */
const SAME_SIZE = 24;

/** How far down the tools and messages at the upper edge reach. @param cover lower edge of the messages. */
function topInset(cover: number): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.max(TOP_REM * rem, cover > 0 ? cover + rem : 0);
}

function isSameWidth(a: Free, b: Free): boolean {
  return Math.abs(a.right - b.right) < SAME_SIZE;
}

function viewOf([x, y, zoom]: readonly [number, number, number]): View {
  return { x, y, zoom };
}

export function useFit(
  model: GraphModel,
  bottomInset: number,
  cover: number,
  { waits, released }: Hold,
) {
  const flow = useReactFlow();
  const follows = useRef(true);
  const { canvas } = useStage();
  const flowStore = useFlowStoreApi();
  useLayoutEffect(() => {
    const publish = () => canvas.publishViewport(viewOf(flowStore.getState().transform));
    publish();
    return flowStore.subscribe((state, former) => {
      if (state.transform !== former.transform) publish();
    });
  }, [canvas, flowStore]);

  const width = useFlowStore((state) => state.width);
  const height = useFlowStore((state) => state.height);
  const free = useMemo(
    () => freePart({ width, height }, topInset(cover), bottomInset),
    [width, height, bottomInset, cover],
  );
  const { bounds } = model;
  const seen = useRef<LastFit>({ bounds: null, free, edited: false });
  const show = useCallback(() => {
    if (bounds === null) return;
    seen.current = { ...seen.current, bounds, free };
    void flow.setViewport(fitView(bounds, free, typeScale()));
  }, [bounds, flow, free]);
  const now = useCallback(() => {
    follows.current = true;
    seen.current = { ...seen.current, edited: false };
    show();
  }, [show]);
  const stop = useCallback(() => {
    follows.current = false;
  }, []);

  const spec = useDocument((state) => state.spec);
  const shown = useRef(spec);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what waited is done when the pointer was let go
  useEffect(() => {
    const { bounds: before, free: freeBefore } = seen.current;
    const isOther = isOtherExperiment(shown.current, spec);
    const isEdit = !isOther && shown.current.network !== spec.network;
    shown.current = spec;
    if (isOther) follows.current = true;
    const edited = !isOther && (seen.current.edited || isEdit);
    seen.current = { ...seen.current, edited };
    if (!follows.current || model.dragging || bounds === null || waits()) return;
    const view = viewOf(flowStore.getState().transform);
    // Until the first edit a new arrangement is another measure of the same drawing.
    const rearranged = bounds !== before && !edited;
    const stays = before !== null && !isOther && !rearranged && isSameWidth(free, freeBefore);
    if (!stays || !holds(view, bounds, free, typeScale())) show();
  }, [spec, bounds, free, flowStore, show, model.dragging, waits, released]);
  return { now, stop };
}

/** What the view was last chosen for. */
interface LastFit {
  readonly bounds: Bounds | null;
  readonly free: Free;
  /** Whether the network was edited since the experiment was opened. */
  readonly edited: boolean;
}
