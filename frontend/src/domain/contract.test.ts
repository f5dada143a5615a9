/** A record of the committed vectors, read through the schema of the committed welcome. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import type { components } from "../generated/api";
import { decodeFrame } from "./frame";
import { RunBuffer } from "./runBuffer";

type ServerMessage = components["schemas"]["ServerMessage"];

const FOLDER = resolve(import.meta.dirname, "../../../tests/contract/vectors");

function readMessages(): ServerMessage[] {
  return JSON.parse(readFileSync(resolve(FOLDER, "server_messages.json"), "utf8"));
}

it("the schema of a welcome names what a record frame carries", () => {
  const welcome = readMessages().find((message) => message.type === "welcome" && message.run);
  if (welcome?.type !== "welcome" || !welcome.run_schema || !welcome.run) {
    throw new Error("the vectors hold a welcome with a run");
  }
  const buffer = new RunBuffer(welcome.run.run_id, welcome.run_schema);
  const bytes = new Uint8Array(readFileSync(resolve(FOLDER, "record.bin"))).buffer;
  expect(buffer.apply(decodeFrame(bytes))).toBe(true);
  expect(buffer.nodeValue(0, "dense_1", "delta_norm")).toBe(0.25);
  expect(buffer.nodeValue(0, "x", "delta_rms")).toBeNaN();
  expect(buffer.evaluation(0, 2)).toBe(0.5);
  expect(buffer.scalars.bucket(1, 0)).toMatchObject({ firstStep: 98, lastStep: 99 });
});
