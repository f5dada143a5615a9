/** The address of this tab's own document, as distinct from a link that somebody else gave. */
import { isObject } from "../domain/readDocument";
import { writeLink } from "../domain/shareLink";
import { tabStorage } from "../state/browserStorage";
import { documentStore } from "../state/documentStore";
import { isSharePage } from "../state/liveBoot";

/** Where this tab remembers its address and the link of what it shows, which is written to the address a moment later. */
const ADDRESS_KEY = "backlight.address";

/** So that a reload finds the tab's own document behind its address, and takes another address for somebody else's link. */
export function keepAddress(): void {
  const { borrowed, ...present } = documentStore.getState();
  if (borrowed || isSharePage()) return;
  try {
    const kept = { address: location.hash, link: `#${writeLink(present)}` };
    tabStorage().setItem(ADDRESS_KEY, JSON.stringify(kept));
  } catch {
    return; // Without it a reload shows its own address as a link that is borrowed.
  }
}

/** The link of what this tab showed last at an address; null for an address that it did not write. */
export function ownLink(address: string): string | null {
  try {
    const kept: unknown = JSON.parse(tabStorage().getItem(ADDRESS_KEY) ?? "null");
    return isObject(kept) && kept.address === address && typeof kept.link === "string"
      ? kept.link
      : null;
  } catch {
    return null;
  }
}
