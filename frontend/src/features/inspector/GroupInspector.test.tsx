import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { duplicateBlocks } from "../../domain/blocks";
import { makeDocument } from "../../domain/document";
import { nodeAt } from "../../domain/places";
import { makeCatalog } from "../../domain/testCatalog";
import { residualNetwork } from "../../domain/testNetworks";
import { groupSelection } from "../../state/actions/groups";
import { documentStore, openDocument, replaceDocument } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { selectNodes, setUi } from "../../state/uiStore";
import { TooltipProvider } from "../../ui/Tooltip";
import { Inspector } from "./Inspector";

const UNITS = { title: "Units", type: "integer", minimum: 1, maximum: 64 } as const;
const RATE = { title: "Rate", type: "number", minimum: 0, maximum: 0.9, live: true } as const;
const CATALOG = makeCatalog({
  layers: [
    { type: "dense", config_schema: { properties: { units: UNITS } }, has_weights: true },
    { type: "dropout", config_schema: { properties: { rate: RATE } }, live: ["rate"] },
  ],
});
let live: [string, number][];

beforeEach(() => {
  live = [];
  queryClient.setQueryData(["catalog"], CATALOG);
  openDocument({ ...makeDocument({}), spec: residualNetwork() });
  setUi({ opened: {}, selection: ["deep"] });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
});

async function show(): Promise<void> {
  render(
    <TooltipProvider>
      <Inspector onLiveChange={(path, value) => live.push([path, value])} />
    </TooltipProvider>,
    onStage(new Stage()),
  );
  await screen.findByTestId("inspector");
}

function enter(testId: string, text: string): void {
  const field = screen.getByTestId(testId);
  act(() => field.focus());
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

function spec() {
  return documentStore.getState().spec;
}

describe("the inspector of a group", () => {
  it("has its parameters with the bounds of the settings that they feed; live ones reach the run", async () => {
    await show();
    enter("field-network.nodes.deep.config.width", "65");
    expect(nodeAt(spec(), "deep")?.config).toEqual({});
    expect(screen.getByText(/64/)).toBeTruthy();
    enter("field-network.nodes.deep.config.width", "12");
    enter("field-network.nodes.deep.config.rate", "0.5");
    expect(nodeAt(spec(), "deep")?.config).toEqual({ width: 12, rate: 0.5 });
    expect(live).toEqual([["network.nodes.deep.config.rate", 0.5]]);
  });

  it("says what is inside, and takes the number of copies", async () => {
    await show();
    expect(screen.getByTestId("group-content").textContent).toMatch(/Dropout × 2/);
    enter("field-repeat", "4");
    expect(nodeAt(spec(), "deep")?.repeat).toBe(4);
    enter("field-repeat", "0");
    expect(nodeAt(spec(), "deep")?.repeat).toBe(4);
  });

  it("renames the group, but to no layer's name, no other group's and none that is not allowed", async () => {
    await show();
    const other = spec().network.groups?.residual;
    const { network } = spec();
    const groups = { ...network.groups, ...(other && { other }) };
    act(() =>
      replaceDocument({
        ...documentStore.getState(),
        spec: { ...spec(), network: { ...network, groups } },
      }),
    );
    for (const [wrong, reason] of [
      ["dense", /name of a layer/],
      ["other", /already a group/],
      ["Deep block", /lowercase letter/],
    ] as const) {
      enter("field-group-name", wrong);
      expect(Object.keys(spec().network.groups ?? {})).toEqual(["residual", "other"]);
      expect(screen.getByText(reason)).toBeTruthy();
    }
    enter("field-group-name", "skip");
    expect(nodeAt(spec(), "deep")?.type).toBe("skip");
  });
});

describe("the inspector of a block in a group", () => {
  it("says how much an edit changes, and which settings are the group's parameters", async () => {
    replaceDocument(duplicateBlocks(documentStore.getState(), ["deep"]).document);
    setUi({ opened: { deep: 1 } });
    selectNodes(["deep/fit"]);
    await show();
    expect(screen.getByTestId("group-note").textContent).toMatch(/all 2 blocks/);
    expect(screen.getByTestId("given-units").textContent).toMatch(/width/);
    expect(screen.queryByTestId("field-network.groups.residual.nodes.fit.config.units")).toBeNull();
  });

  it("made a group of its own says which of its parameters come from the group around", async () => {
    setUi({ opened: { deep: 1 } });
    selectNodes(["deep/fit", "deep/drop"]);
    groupSelection();
    await show();
    expect(screen.getByTestId("given-width").textContent).toMatch(/Width: .*parameter width/);
    expect(screen.getByTestId("given-rate")).toBeTruthy();
    expect(
      screen.queryByTestId("field-network.groups.residual.nodes.block_1.config.width"),
    ).toBeNull();
  });

  it("changes the group; a live setting reaches the run by its path in the group", async () => {
    setUi({ opened: { deep: 1 } });
    selectNodes(["deep/late"]);
    await show();
    enter("field-network.groups.residual.nodes.late.config.rate", "0.1");
    expect(nodeAt(spec(), "deep/late")?.config).toEqual({ rate: 0.1 });
    expect(live).toEqual([["network.groups.residual.nodes.late.config.rate", 0.1]]);
  });
});
