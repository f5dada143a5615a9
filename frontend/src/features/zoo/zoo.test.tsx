import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { makeCatalog } from "../../domain/testCatalog";
import { pick, sortZoo } from "../../domain/zoo";
import { loadTexts } from "../../i18n";
import { documentStore } from "../../state/documentStore";
import { queryClient } from "../../state/queries";
import { Stage } from "../../state/stage";
import { onStage } from "../../state/testStage";
import { setUi, uiStore } from "../../state/uiStore";
import { TooltipProvider } from "../../ui/Tooltip";
import ZooDialog from "./ZooDialog";

function entry(type: string, year: number, error: number | null, weights: number) {
  return {
    ...{ type, title: type.toUpperCase(), summary: `About ${type}.`, year, source: "A paper." },
    ...{ top5_error: error, top5_source: error === null ? null : "A table." },
    ...{ weights, operations: 10 * weights, memory_bytes: 4 * weights, layers: 8 },
  };
}

const ROWS = [
  entry("small", 1998, null, 60_000),
  entry("large", 2014, 8.8, 140_000_000),
  entry("deep", 2015, 6.7, 60_000_000),
];

const asked = vi.hoisted((): string[] => []);
const zoo = vi.hoisted(() => {
  let settle: (counted: unknown) => void = () => undefined;
  const answer = new Promise((resolve) => {
    settle = resolve;
  });
  return { answer, resolve: (counted: unknown) => settle(counted) };
});
const published = vi.hoisted(() => ({
  record: {
    ...{ type: "deep", title: "DEEP", source: "A publisher.", command: "backlight fetch deep" },
    ...{ megabytes: 46.8, available: false },
  },
}));

vi.mock("../../api/zoo", async (importOriginal) => ({
  ...(await importOriginal<typeof import("../../api/zoo")>()),
  getZoo: () => zoo.answer,
  getArchitecture: (type: string, twin: boolean) => {
    asked.push(type);
    return Promise.resolve({ data: { type: twin ? "digits" : "shape_only" } });
  },
  getTransfer: (type: string) => {
    asked.push(type);
    return Promise.resolve({ data: { type: "cifar10" } });
  },
  getPretrained: () => Promise.resolve({ networks: [published.record] }),
}));

function show(): void {
  setUi({ zooOpen: true });
  render(
    <TooltipProvider>
      <ZooDialog />
    </TooltipProvider>,
    onStage(new Stage()),
  );
}

function names(): (string | null)[] {
  const rows = within(screen.getByTestId("zoo-table")).getAllByRole("rowheader");
  return rows.map((row) => row.textContent);
}

beforeAll(() => loadTexts("later"));

beforeEach(() => {
  asked.length = 0;
  const zoo = ROWS.map(
    ({ weights: _w, operations: _o, memory_bytes: _m, layers: _l, ...texts }) => texts,
  );
  const networks = ROWS.map(({ type, weights, operations, memory_bytes, layers }) => ({
    ...{ type, weights, operations, memory_bytes, layers },
  }));
  queryClient.setQueryData(["catalog"], makeCatalog({ zoo }));
  queryClient.setQueryData(["zoo"], { networks });
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  setUi({ zooOpen: false });
});

describe("the model zoo", () => {
  it("says that the networks are being counted until the server has done it", {
    timeout: 60_000,
  }, async () => {
    const counted = queryClient.getQueryData(["zoo"]);
    queryClient.removeQueries({ queryKey: ["zoo"] });
    show();
    expect(screen.getByRole("status").textContent).toBe("Counting the networks…");
    expect(screen.queryByTestId("zoo-table")).toBeNull();
    zoo.resolve(counted);
    expect(await screen.findByTestId("zoo-table", {}, { timeout: 20_000 })).toBeTruthy();
    expect(screen.queryByTestId("zoo-counting")).toBeNull();
  });

  it("names every number of a row, for a phone, where the headings stand apart", () => {
    show();
    const [row] = within(screen.getByTestId("zoo-table")).getAllByRole("row").slice(1);
    const cells = [...(row?.querySelectorAll("td") ?? [])];
    expect(cells.map((cell) => [cell.dataset.label, cell.textContent])).toEqual([
      ["Year", "1998"],
      ["Top-5 error, %", "–"],
      ["Weights", "60\u202f000"],
      ["Multiply-adds", "600\u202f000"],
      ["Memory", "240\u00a0kB"],
      ["Layers", "8"],
    ]);
  });

  it("lists every network and draws those with a published error", () => {
    show();
    expect(names()).toEqual(["SMALL", "LARGE", "DEEP"]);
    expect(screen.queryByTestId("zoo-dot-small")).toBeNull();
    const [large, deep] = ["large", "deep"].map((type) => screen.getByTestId(`zoo-dot-${type}`));
    const area = (dot?: HTMLElement) => Number(dot?.getAttribute("r")) ** 2;
    expect(area(large) / area(deep)).toBeCloseTo(140 / 60, 5);
    expect(Number(deep?.getAttribute("cy"))).toBeGreaterThan(Number(large?.getAttribute("cy")));
  });

  it("names a dot that is pointed at or picked, with its error", () => {
    show();
    expect(screen.queryByTestId("zoo-name-deep")).toBeNull();
    fireEvent.pointerEnter(screen.getByTestId("zoo-dot-deep"));
    const error = ROWS.find(({ type }) => type === "deep")?.top5_error;
    expect(screen.getByTestId("zoo-name-deep").textContent).toBe(`DEEP: ${error} %`);
    fireEvent.pointerLeave(screen.getByTestId("zoo-dot-deep"));
    expect(screen.queryByTestId("zoo-name-deep")).toBeNull();
    fireEvent.click(screen.getByTestId("zoo-dot-deep"));
    expect(screen.getByTestId("zoo-name-deep")).toBeTruthy();
  });

  it("sorts by a heading, largest first, and the other way at the second press", () => {
    show();
    const heading = screen.getByRole("button", { name: "Weights" });
    fireEvent.click(heading);
    expect(names()).toEqual(["LARGE", "DEEP", "SMALL"]);
    expect(heading.closest("th")?.getAttribute("aria-sort")).toBe("descending");
    fireEvent.click(heading);
    expect(names()).toEqual(["SMALL", "DEEP", "LARGE"]);
  });

  it("compares two networks number by number; a third takes the place of the first", () => {
    show();
    fireEvent.click(screen.getByTestId("zoo-pick-small"));
    expect(screen.queryByTestId("zoo-comparison")).toBeNull();
    fireEvent.click(screen.getByTestId("zoo-pick-deep"));
    expect(screen.getByTestId("zoo-comparison").textContent).toContain("×1000");
    fireEvent.click(screen.getByTestId("zoo-dot-large"));
    expect(screen.queryByTestId("zoo-details-small")).toBeNull();
    expect(screen.getByTestId("zoo-details-large").textContent).toContain("About large.");
  });

  it("tells how published weights get onto the server, and only of networks that have some", async () => {
    published.record = { ...published.record, available: false };
    show();
    fireEvent.click(screen.getByTestId("zoo-pick-deep"));
    const reported = await screen.findByTestId("zoo-pretrained-deep");
    expect(reported.textContent).toContain("backlight fetch deep");
    expect(reported.textContent).toContain("47 MB");
    expect(reported.textContent).toContain("A new class from few examples");
    expect(screen.queryByTestId("zoo-open-pretrained-deep")).toBeNull();
    fireEvent.click(screen.getByTestId("zoo-pick-small"));
    expect(screen.queryByTestId("zoo-pretrained-small")).toBeNull();
  });

  it.each([
    ["open", "shape_only", "DEEP"],
    ["twin", "digits", "DEEP, small twin"],
    ["open-pretrained", "cifar10", "DEEP, pretrained"],
  ])(
    "opens a network, its small twin or its task with published weights as the drawing and closes: %s",
    async (way, data, title) => {
      published.record = { ...published.record, available: true };
      show();
      fireEvent.click(screen.getByTestId("zoo-pick-deep"));
      fireEvent.click(await screen.findByTestId(`zoo-${way}-deep`));
      await vi.waitFor(() => expect(uiStore.getState().zooOpen).toBe(false));
      expect(asked).toEqual(["deep"]);
      expect(documentStore.getState().spec.data.type).toBe(data);
      expect(documentStore.getState().title).toBe(title);
    },
  );
});

it("networks without a value are last in either direction", () => {
  for (const descending of [true, false]) {
    expect(sortZoo(ROWS, { by: "top5_error", descending }).at(-1)?.type).toBe("small");
  }
});

it("at most two are picked, and a picked one is put back", () => {
  expect(pick(pick(pick([], "a"), "b"), "c")).toEqual(["b", "c"]);
  expect(pick(["b", "c"], "b")).toEqual(["c"]);
});
