/** A check of a document whose answer a test has put in place of the server's. */
import { expect, vi } from "vitest";
import { makeDocument } from "../domain/document";
import type { SparseSpec } from "../domain/spec";
import { LIMIT_MS } from "../domain/testLimit";
import { checkStore, watchDocument } from "./check";
import { openDocument } from "./documentStore";

/** Opens an experiment and has it checked, as the page does; over once there is an answer. */
export async function openChecked(spec: SparseSpec = {}): Promise<void> {
  openDocument(makeDocument(spec));
  const stop = watchDocument();
  await vi.waitFor(() => expect(checkStore.getState().status).not.toBe("pending"), LIMIT_MS);
  stop();
}
