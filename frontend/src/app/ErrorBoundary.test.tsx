import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { oneTurn } from "../domain/testTurn";
import { ErrorBoundary } from "./ErrorBoundary";
import { reloadOnceForLostParts } from "./lostParts";

function Broken(): never {
  throw new Error("no number 7");
}

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("an error stays in its part, names its cause, and can be reloaded", () => {
  const reload = vi.fn();
  render(
    <>
      <ErrorBoundary reload={reload}>
        <Broken />
      </ErrorBoundary>
      <p>beside it</p>
    </>,
  );
  expect(screen.getByText("beside it")).toBeTruthy();
  expect(screen.getByRole("alert").textContent).toContain("no number 7");
  fireEvent.click(screen.getByRole("button", { name: "Reload" }));
  expect(reload).toHaveBeenCalledOnce();
});

it("a fresh start saves a link that opens the drawing, and forgets the kept one", async () => {
  localStorage.setItem("backlight.document", "drawn");
  const saved: Blob[] = [];
  vi.stubGlobal("URL", {
    createObjectURL: (blob: Blob) => saved.push(blob).toString(),
    revokeObjectURL: () => undefined,
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const reload = vi.fn();
  render(
    <ErrorBoundary reload={reload}>
      <Broken />
    </ErrorBoundary>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Start fresh, keep a copy" }));
  expect(await saved[0]?.text()).toContain("/#");
  expect(localStorage.getItem("backlight.document")).toBeNull();
  expect(reload).toHaveBeenCalledOnce();
});

it("a page whose parts are gone reloads once, and never while the server is away", async () => {
  const reload = vi.fn();
  const server = vi.fn().mockRejectedValue(new TypeError("Failed to fetch"));
  vi.stubGlobal("fetch", server);
  reloadOnceForLostParts(reload);
  const lose = async () => {
    window.dispatchEvent(new Event("vite:preloadError"));
    await oneTurn();
  };
  await lose();
  expect(reload).not.toHaveBeenCalled();
  server.mockResolvedValue(new Response());
  await lose();
  await lose();
  expect(reload).toHaveBeenCalledOnce();
  expect(server).toHaveBeenCalledTimes(2);
});
