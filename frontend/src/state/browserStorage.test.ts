import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  delete document.documentElement.dataset.embedded;
  localStorage.clear();
  vi.resetModules();
});

it("keeps tokens in the browser on the visitor's own page", async () => {
  const { keepOwnerToken } = await import("./ownerTokens");
  keepOwnerToken("session", "secret");
  expect(localStorage.getItem("backlight.owner_tokens")).toContain("secret");
});

it("neither reads nor writes the browser's storage in a frame of another website", async () => {
  localStorage.setItem("backlight.owner_tokens", '[["session","secret"]]');
  document.documentElement.dataset.embedded = "";
  const { keepOwnerToken, ownerToken } = await import("./ownerTokens");
  const { keepHistory } = await import("./documentStore");
  const { setUi } = await import("./uiStore");
  expect(ownerToken("session")).toBeNull();
  keepOwnerToken("of_frame", "other");
  setUi({ theme: "light" });
  keepHistory();
  expect(ownerToken("of_frame")).toBe("other");
  expect(Object.keys(localStorage)).toEqual(["backlight.owner_tokens"]);
  expect(sessionStorage).toHaveLength(0);
});
