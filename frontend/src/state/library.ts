/** The token under which this browser keeps weights and tables on the server, and by which it trains on its tables. */
import { visitorStorage } from "./browserStorage";

const KEY = "backlight.library";

function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Where the browser keeps nothing: for the page's life. */
const UNKEPT = makeToken();

/** The token, made once. */
export function library(): string {
  try {
    const known = visitorStorage().getItem(KEY);
    if (known !== null && known.length >= 16) return known;
    visitorStorage().setItem(KEY, UNKEPT);
  } catch {
    return UNKEPT;
  }
  return UNKEPT;
}
