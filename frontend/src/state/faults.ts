/** What went wrong, said truly: a server that does not answer is one thing, a fault of this page another. */
import { ApiError, Unreachable } from "../api/http";
import { setUi } from "./uiStore";

/** Whether the server, or the way to it, is at fault. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiError && error.status >= 500);
}

/** Says that the page itself has a fault, with its own words in the console. */
export function reportPageFault(error: unknown): void {
  console.error(error);
  const message = error instanceof Error ? error.message : String(error);
  setUi({ notice: { key: "notice.page_fault", values: { message } } });
}

/** Says why something could not be fetched or begun. */
export function reportFailure(error: unknown): void {
  if (isUnreachable(error)) setUi({ notice: { key: "app.offline" } });
  else reportPageFault(error);
}
