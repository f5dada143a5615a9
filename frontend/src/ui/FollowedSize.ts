/** Size of an element in CSS pixels, kept by an observer: reading it while drawing would force a layout in every frame. */
export class FollowedSize {
  width = 0;
  height = 0;
  private readonly observer: ResizeObserver | null;

  constructor(private readonly element: Element) {
    this.measure();
    const canObserve = globalThis.ResizeObserver !== undefined;
    this.observer = canObserve ? new ResizeObserver(() => this.measure()) : null;
    this.observer?.observe(element);
  }

  close(): void {
    this.observer?.disconnect();
  }

  private measure(): void {
    this.width = this.element.clientWidth;
    this.height = this.element.clientHeight;
  }
}
