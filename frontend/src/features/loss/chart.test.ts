import { expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { RunBuffer } from "../../domain/runBuffer";
import { recordFrame, SCHEMA, startFrame, withEvaluation } from "../../domain/testFrames";
import { t } from "../../i18n";
import { stageRecord } from "../../state/buffers";
import { sessionStore } from "../../state/sessionStore";
import { pointsOf } from "./chartData";
import { lossData } from "./LossChart";

vi.mock("uplot", () => ({ default: class {} }));

function lossOf(buffer: RunBuffer) {
  stageRecord(buffer, makeDocument({}).spec);
  return lossData(200, { log: true, smoothing: 0 }, t);
}

it("a run of one step has one point, at step 1", () => {
  const buffer = new RunBuffer("run", SCHEMA);
  buffer.apply(startFrame());
  expect(lossOf(buffer).lines.map(pointsOf)).toEqual([0, 0, 0]);
  buffer.apply(recordFrame(1, 1, 0.5));
  const { steps, lines } = lossOf(buffer);
  expect(steps).toEqual([1]);
  expect(lines.map(pointsOf)).toEqual([0, 1, 0]);
});

it("beside restored best weights the last validation value names its step", () => {
  const buffer = new RunBuffer("run", SCHEMA);
  buffer.apply(withEvaluation(recordFrame(0, 1720, 0.5), [1720, 0.25, 0.964]));
  expect(lossOf(buffer).lines[2]?.endText).toBe("validation 0.25");
  sessionStore.setState({ restored: { step: 86, loss: 0.1 } });
  expect(lossOf(buffer).lines[2]?.endText).toBe("validation 0.25, step 1720");
  sessionStore.setState({ restored: null });
});
