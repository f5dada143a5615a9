import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { makeDocument } from "../../domain/document";
import { recordFrame, SCHEMA } from "../../domain/testFrames";
import { openDocument } from "../../state/documentStore";
import { Stage } from "../../state/stage";
import { StageProvider } from "../../state/useStage";
import LossChart from "./LossChart";

vi.mock("uplot", () => ({ default: class {} }));
vi.mock("../../state/queries", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../../state/queries")>()),
  useCatalog: () => null,
}));

afterEach(cleanup);

const DRAWN = makeDocument({ network: { nodes: [{ id: "x", type: "input" }] } });

function saysThatCurvesCome(document: typeof DRAWN): boolean {
  const stage = new Stage();
  stage.runs.stage("run", SCHEMA, DRAWN.spec).apply(recordFrame(0, 1, 0.5));
  stage.session.setState({ runId: "run" });
  openDocument(document);
  render(
    <StageProvider value={stage}>
      <LossChart axis="step" onAxis={() => undefined} />
    </StageProvider>,
  );
  return screen.queryByText("The curves appear here once training starts.") !== null;
}

it("an empty canvas shows no loss of a network that was there before", () => {
  expect(saysThatCurvesCome(makeDocument({}))).toBe(true);
  cleanup();
  expect(saysThatCurvesCome(DRAWN)).toBe(false);
});
