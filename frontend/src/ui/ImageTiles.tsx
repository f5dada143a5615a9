import { useEffect, useRef } from "react";
import { type Images, paintTiles, type Shade } from "../domain/imageTiles";

interface ImageTilesProps {
  readonly images: Images | null;
  readonly shown: number;
  readonly shade: Shade;
  /** Width of the room for them, as a multiple of its height. */
  readonly aspect?: number | undefined;
  readonly label: string;
  readonly className?: string | undefined;
  readonly testId?: string | undefined;
  readonly step?: number | undefined;
}

/** Images side by side on one canvas, a pixel of it for each of theirs. */
export function ImageTiles({
  images,
  shown,
  shade,
  aspect,
  label,
  className,
  testId,
  step,
}: ImageTilesProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d") ?? null;
    if (images === null || context === null) return;
    const { width, height, rgba } = paintTiles(
      images,
      Math.min(shown, images.count),
      shade,
      aspect,
    );
    context.canvas.width = width;
    context.canvas.height = height;
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [images, shown, shade, aspect]);
  return (
    <canvas
      ref={canvas}
      className={className}
      role="img"
      aria-label={label}
      data-testid={testId}
      data-step={step}
    />
  );
}
