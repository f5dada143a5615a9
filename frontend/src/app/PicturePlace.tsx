/** The picture of the output keeps what it shows while it moves from one place on the page to another. */
import { useLayoutEffect, useRef, useState } from "react";

export type PictureHost = HTMLElement;

/** An element of the page's own that the picture is rendered into. */
export function usePictureHost(): PictureHost {
  const [host] = useState(() => {
    const element = document.createElement("div");
    element.style.height = "100%";
    return element;
  });
  return host;
}

interface PicturePlaceProps {
  host: PictureHost;
  className: string | undefined;
  place: "middle" | "side";
}

export function PicturePlace({ host, className, place }: PicturePlaceProps) {
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    here.current?.append(host);
  }, [host]);
  return <div ref={here} className={className} data-testid={`picture-${place}`} />;
}
