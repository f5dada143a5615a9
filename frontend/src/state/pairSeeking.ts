/** Once the cursor of two runs rests, the exact state of its step is asked for on both sides, one behind the other. */
import { REST_MS } from "./moments";
import type { PairCursor } from "./pairCursor";
import type { PairSide } from "./pairStages";
import { missingViews, tokenOf } from "./seeking";
import type { Stage } from "./stage";

/** A step that only follows a run in training changes several times a second: it is asked for once that has ended. */
const FOLLOWING_REST_MS = 1_000;

/** Asks for a side's state, where it is not known and the run is one of the page's session. */
async function seek({ stage, buffer }: PairSide, page: Stage, step: number): Promise<void> {
  const token = tokenOf(page);
  const views = missingViews(stage, buffer, step);
  const isOwn = page.session.getState().runs.some(({ run_id }) => run_id === buffer.runId);
  if (token === null || views === null || !isOwn || step > buffer.lastStep) return;
  await stage.moments.compute({ runId: buffer.runId, step, views, token }, buffer.schema);
}

/** The server computes one state of a session at a time: the second waits for the first; what was asked is given up. */
async function seekBoth(cursor: PairCursor, page: Stage, isLast: () => boolean): Promise<void> {
  const { step } = cursor;
  for (const { stage } of [cursor.first, cursor.second]) stage.moments.setStatus("idle");
  await seek(cursor.first, page, step);
  if (isLast() && cursor.step === step) await seek(cursor.second, page, step);
}

/** Follows the cursor and the pictures on screen. Returns the way to stop. */
export function keepPairSought(
  cursor: PairCursor,
  page: Stage,
  onFault: (error: unknown) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const look = () => {
    turn += 1;
    const own = turn;
    seekBoth(cursor, page, () => own === turn).catch(onFault);
  };
  const later = () => {
    clearTimeout(timer);
    const { hover, pinned } = cursor.places.getState();
    const wait = hover === null && pinned === null ? FOLLOWING_REST_MS : REST_MS;
    timer = setTimeout(look, wait);
  };
  const sides = [cursor.first.stage, cursor.second.stage];
  const stops = sides.flatMap(({ playhead, views }) => [
    playhead.subscribe(({ step }, former) => {
      if (step !== former.step) later();
    }),
    views.subscribe(later),
  ]);
  stops.push(
    page.moments.watchForgotten((runId, fromStep) => {
      for (const { moments } of sides) moments.forget(runId, fromStep);
      later();
    }),
  );
  later();
  return () => {
    clearTimeout(timer);
    for (const { moments } of sides) moments.cancel();
    for (const stop of stops) stop();
  };
}
