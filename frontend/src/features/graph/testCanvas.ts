/** What the graph library asks a browser for, in tests. */
import { vi } from "vitest";

class Nothing {
  observe() {}
  unobserve() {}
  disconnect() {}
}

export function stubCanvas(): void {
  vi.stubGlobal("ResizeObserver", Nothing);
  vi.stubGlobal(
    "DOMMatrixReadOnly",
    class {
      m22 = 1;
    },
  );
}
