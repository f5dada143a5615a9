/** Windows in which the network needs the room, in rem: a projector's large type makes a window small. */
const ROOMY = { width: 92.4, height: 63.1 };

/** Whether what a card explains waits until it is asked for. */
export function isSmallWindow(width: number, height: number, rootFontSize: number): boolean {
  return width <= ROOMY.width * rootFontSize || height <= ROOMY.height * rootFontSize;
}

export function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
