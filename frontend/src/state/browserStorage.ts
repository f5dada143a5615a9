/**
 * Where this browser keeps things. A page in a frame of another website (`embed.html`) neither sees what the visitor's own
 * pages keep, above all the tokens of their sessions, nor leaves anything behind: what it keeps ends with the frame.
 */
class FrameStorage implements Storage {
  private readonly kept = new Map<string, string>();

  get length(): number {
    return this.kept.size;
  }

  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }

  removeItem(key: string): void {
    this.kept.delete(key);
  }

  clear(): void {
    this.kept.clear();
  }
}

/** Whether this is the page for frames of other websites: so its file says, whatever its address. */
const isEmbedded = globalThis.document?.documentElement.dataset.embedded !== undefined;

const ofFrame = new FrameStorage();

/** What outlives the visit. @throws where the browser refuses to keep anything. */
export function visitorStorage(): Storage {
  return isEmbedded ? ofFrame : localStorage;
}

/** What outlives a reload of this tab. @throws where the browser refuses to keep anything. */
export function tabStorage(): Storage {
  return isEmbedded ? ofFrame : sessionStorage;
}
