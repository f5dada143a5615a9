import { cleanup, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lazyPart } from "../ui/lazyPart";
import { ErrorBoundary } from "./ErrorBoundary";

const server = vi.fn<() => Promise<Response>>();

function Part({ name }: { name: string }) {
  return <p>part {name}</p>;
}

/** A part that can be fetched as often as the server answers. */
function makePart() {
  return lazyPart(async () => {
    await server();
    return { default: Part };
  });
}

function show(Content: ReturnType<typeof makePart>) {
  render(
    <ErrorBoundary>
      <Suspense fallback="fetching">
        <Content name="seven" />
      </Suspense>
    </ErrorBoundary>,
  );
}

beforeEach(() => {
  vi.stubGlobal("fetch", server);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  server.mockReset();
});

it("shows a part that can be fetched", async () => {
  server.mockResolvedValue(new Response());
  show(makePart());
  expect(await screen.findByText("part seven")).toBeTruthy();
});

it("says that the server can't be reached, and shows the part when it is back", async () => {
  server.mockRejectedValue(new TypeError("Unable to preload CSS for /assets/Part.css"));
  show(makePart());
  expect((await screen.findByRole("status")).textContent).toContain("Can't reach the server");
  expect(screen.queryByRole("alert")).toBeNull();
  server.mockResolvedValue(new Response());
  expect(await screen.findByText("part seven", {}, { timeout: 10_000 })).toBeTruthy();
  expect(screen.queryByRole("status")).toBeNull();
});

it("a part that a server that answers doesn't have is an error", async () => {
  server.mockRejectedValueOnce(new TypeError("no such part")).mockResolvedValue(new Response());
  show(makePart());
  expect((await screen.findByRole("alert")).textContent).toContain("no such part");
});
