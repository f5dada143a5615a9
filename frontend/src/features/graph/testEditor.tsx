/** The editor in tests: a small catalogue, a row of dense blocks, and the editor on a stage. */
import { render } from "@testing-library/react";
import { makeDocument } from "../../domain/document";
import { makeCatalog } from "../../domain/testCatalog";
import { openDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { TooltipProvider } from "../../ui/Tooltip";
import { GraphEditor } from "./GraphEditor";
import { stubCanvas } from "./testCanvas";

const CATALOG = makeCatalog({
  layers: [{ type: "input" }, { type: "dense", inputs: [{ name: "in", many: false, title: "" }] }],
});

/** Input, a hidden block of two units and an output, as the document that is open. */
export function openRow(): void {
  stubCanvas();
  queryClient.setQueryData(["catalog"], CATALOG);
  openDocument(
    makeDocument({
      network: {
        nodes: [
          { id: "x", type: "input" },
          { id: "hidden", type: "dense", config: { units: 2 } },
          { id: "out", type: "dense", config: { units: 2 } },
        ],
        edges: [
          { source: "x", target: "hidden" },
          { source: "hidden", target: "out" },
        ],
      },
      objectives: [{ prediction: "out" }],
    }),
  );
}

export function renderEditor(stage = new Stage()): void {
  render(
    <TooltipProvider>
      <GraphEditor />
    </TooltipProvider>,
    onStage(stage),
  );
}
