import { useEffect, useRef, useState } from "react";
import { Unreachable } from "../../api/http";
import { ConnectionLost } from "../../api/stream";
import type { ExampleRequest } from "../../domain/exampleAnswer";
import type { Frame } from "../../domain/frame";
import type { Problem } from "../../domain/spec";
import { canAsk, RequestRefused, requestAnswer } from "../../state/exampleNumbers";
import { reportPageFault } from "../../state/faults";
import { useLive } from "../../state/useLive";
import { useStage } from "../../state/useStage";

/** Answers of a run in training are renewed no sooner. */
const RENEW_MS = 1_000;

export interface Answer {
  /** The last one to any question of this kind; null before the first. */
  readonly frame: Frame | null;
  readonly waiting: boolean;
  readonly problem: Problem | null;
}

const NOTHING: Answer = { frame: null, waiting: false, problem: null };

/** What is shown, as a text that changes with it: the run, and its step. */
function useMoment(): string {
  return useLive(
    (stage) => {
      const buffer = stage.runs.current;
      const { step } = stage.playhead.getState();
      if (buffer === null || !canAsk(stage)) return "";
      const set = buffer.events.filter(({ kind }) => kind === "weight_change").length;
      return `${buffer.runId} ${step ?? buffer.lastStep} ${set}`;
    },
    Object.is,
    2,
  );
}

/** The answer to a question, asked again whenever the step shown is another; null asks nothing. */
export function useAnswer(request: ExampleRequest | null): Answer {
  const stage = useStage();
  const moment = useMoment();
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  const [run] = moment.split(" ");
  const text = request === null ? "" : JSON.stringify(request);
  const asked = useRef({ text: "", run: "", atMs: 0 });
  const view = request?.view;
  useEffect(() => (view === undefined ? undefined : stage.views.demand(view)), [stage, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is the request by value
  useEffect(() => {
    if (request === null || moment === "") {
      setAnswer(NOTHING);
      return;
    }
    const control = new AbortController();
    const isNew = asked.current.text !== text || asked.current.run !== run;
    const ask = async () => {
      asked.current = { text, run: run ?? "", atMs: performance.now() };
      setAnswer((before) => ({
        ...(isNew && before.frame?.runId !== run ? NOTHING : before),
        waiting: true,
      }));
      try {
        const frame = await requestAnswer(stage, request, control.signal);
        if (!control.signal.aborted) setAnswer({ frame, waiting: false, problem: null });
      } catch (error) {
        if (control.signal.aborted) return;
        const problem = error instanceof RequestRefused ? error.problem : null;
        setAnswer({ frame: null, waiting: false, problem });
        if (
          problem === null &&
          !(error instanceof Unreachable || error instanceof ConnectionLost)
        ) {
          reportPageFault(error);
        }
      }
    };
    const since = performance.now() - asked.current.atMs;
    const timer = setTimeout(() => void ask(), isNew ? 0 : Math.max(0, RENEW_MS - since));
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [stage, text, moment]);
  return answer;
}
