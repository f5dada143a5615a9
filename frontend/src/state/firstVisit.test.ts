import { afterEach, beforeEach, expect, it } from "vitest";
import { takeFirstVisit } from "./firstVisit";

beforeEach(() => localStorage.clear());
afterEach(() => history.replaceState(null, "", "/"));

it("is the first, and no later one", () => {
  expect(takeFirstVisit()).toBe(true);
  expect(takeFirstVisit()).toBe(false);
});

it.each(["backlight.ui", "backlight.document", "backlight.library"])(
  "is none where %s is kept",
  (key) => {
    localStorage.setItem(key, "{}");
    expect(takeFirstVisit()).toBe(false);
  },
);

it.each(["/s/abc", "/w/abc", "/#data=moons", "/?embed=1"])(
  "is none at %s, and the plain page is still one",
  (address) => {
    history.replaceState(null, "", address);
    expect(takeFirstVisit()).toBe(false);
    history.replaceState(null, "", "/");
    expect(takeFirstVisit()).toBe(true);
  },
);
