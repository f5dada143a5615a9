import { useEffect, useRef, useState } from "react";
import { Unreachable } from "../../api/http";
import { ConnectionLost } from "../../api/stream";
import type { ExampleRequest } from "../../domain/exampleAnswer";
import type { Frame } from "../../domain/frame";
import type { Problem } from "../../domain/spec";
import { canRequest, RequestRefused, requestAnswer } from "../../state/exampleNumbers";
import { reportPageFault } from "../../state/faults";
import { requestAgain } from "../../state/requestAgain";
import { useLive } from "../../state/useLive";
import { usePlayhead, useStage } from "../../state/useStage";

/** Answers of a run in training are renewed no sooner. */
const RENEW_MS = 1_000;

interface Answer {
  /** The last one to any request of this kind; null before the first. */
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
      if (buffer === null || !canRequest(stage)) return "";
      const set = buffer.events.filter(({ kind }) => kind === "weight_change").length;
      return `${buffer.runId} ${step ?? buffer.lastStep} ${set}`;
    },
    Object.is,
    2,
  );
}

/** The answer to a request, asked again whenever the step shown is another; null asks nothing. */
export function useAnswer(request: ExampleRequest | null): Answer {
  const stage = useStage();
  const moment = useMoment();
  const goneTo = usePlayhead(({ step }) => step);
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  const [run = ""] = moment.split(" ");
  const text = request === null ? "" : JSON.stringify(request);
  const latest = useRef(moment);
  const asked = useRef({ text: "", run: "", atMs: 0 });
  useEffect(() => {
    latest.current = moment;
  }, [moment]);
  const view = request?.view;
  useEffect(() => (view === undefined ? undefined : stage.views.demand(view)), [stage, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` is the request by value; a step gone to is another
  useEffect(() => {
    if (request === null || run === "") {
      setAnswer(NOTHING);
      return;
    }
    const control = new AbortController();
    const { signal } = control;
    const isNew = asked.current.text !== text || asked.current.run !== run;
    const restMs = isNew ? 0 : asked.current.atMs + RENEW_MS - performance.now();
    const send = async () => {
      asked.current = { text, run, atMs: performance.now() };
      setAnswer((before) => ({
        ...(before.frame?.runId === run ? before : NOTHING),
        waiting: true,
      }));
      try {
        const frame = await requestAnswer(stage, request, signal);
        if (!signal.aborted) setAnswer({ frame, waiting: false, problem: null });
      } catch (error) {
        if (signal.aborted) return;
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
    void requestAgain({ moment: () => latest.current, send, signal, restMs, renewMs: RENEW_MS });
    return () => control.abort();
  }, [stage, text, run, goneTo]);
  return answer;
}
