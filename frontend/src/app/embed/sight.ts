/** Whether a frame is seen: it has a size, lies in the visible part of the page around it, and its slide is shown. */

export interface Sight {
  readonly seen: () => boolean;
  /** Calls a listener at once, and with every change. Returns the way to stop. */
  subscribe(listener: (seen: boolean) => void): () => void;
}

/** What reveal.js sends to the frames of a slide that comes, and of one that goes. */
const SLIDES: ReadonlyMap<unknown, boolean> = new Map([
  ["slide:start", true],
  ["slide:stop", false],
]);

/** Watches for as long as the frame stands. */
export function watchSight(): Sight {
  const signs = { sized: false, near: false, slide: true };
  const listeners = new Set<(seen: boolean) => void>();
  const seen = () => signs.sized && signs.near && signs.slide;
  const update = (part: Partial<typeof signs>) => {
    const before = seen();
    Object.assign(signs, part);
    if (seen() === before) return;
    for (const listener of [...listeners]) listener(seen());
  };
  const root = document.documentElement;
  const measure = () => update({ sized: window.innerWidth > 0 && window.innerHeight > 0 });
  new ResizeObserver(measure).observe(root);
  window.addEventListener("resize", measure);
  new IntersectionObserver((changes) => {
    for (const { isIntersecting } of changes) update({ near: isIntersecting });
  }).observe(root);
  window.addEventListener("message", ({ source, data }) => {
    const slide = source === window.parent ? SLIDES.get(data) : undefined;
    if (slide !== undefined) update({ slide });
  });
  measure();
  return {
    seen,
    subscribe(listener) {
      listeners.add(listener);
      if (seen()) listener(true);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
