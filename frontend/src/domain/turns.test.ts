import { expect, it } from "vitest";
import { Turns } from "./turns";

interface Work {
  readonly name: string;
  readonly end: () => void;
}

function begin(turns: Turns, begun: Work[], name: string, signal?: AbortSignal): Promise<string> {
  return turns.take(
    () => new Promise((resolve) => begun.push({ name, end: () => resolve(name) })),
    signal,
  );
}

it("only so much is done at a time, and of what waits the last goes first", async () => {
  const turns = new Turns(2);
  const begun: Work[] = [];
  const all = ["a", "b", "c", "d"].map((name) => begin(turns, begun, name));
  expect(begun.map(({ name }) => name)).toEqual(["a", "b"]);
  begun[0]?.end();
  await all[0];
  await expect.poll(() => begun.map(({ name }) => name)).toEqual(["a", "b", "d"]);
  begun[1]?.end();
  await expect.poll(() => begun.length).toBe(4);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
});

it("what nobody wants any more never begins, and what fails gives its turn on", async () => {
  const turns = new Turns(1);
  const begun: Work[] = [];
  const failed = turns.take(() => Promise.reject(new Error("refused")));
  const wanted = begin(turns, begun, "wanted");
  const left = new AbortController();
  const unwanted = begin(turns, begun, "unwanted", left.signal);
  left.abort();
  await expect(failed).rejects.toThrow("refused");
  await expect(unwanted).rejects.toThrow();
  await expect.poll(() => begun.map(({ name }) => name)).toEqual(["wanted"]);
  begun[0]?.end();
  expect(await wanted).toBe("wanted");
});
