/** The shade of signed numbers: one scale for all images that it is made of. */
import { useMemo } from "react";
import { type Images, limitsOf, type MapColors, type Shade } from "../../domain/imageTiles";
import { useMapColors } from "../../state/mapColors";

interface Signed {
  readonly shade: Shade;
  readonly low: number;
  readonly high: number;
  readonly largest: number;
  readonly colors: MapColors;
}

export function useSigned(images: Images | null): Signed {
  const colors = useMapColors();
  return useMemo(() => {
    const { low, high } = images === null ? { low: 0, high: 0 } : limitsOf(images);
    const largest = Math.max(-low, high);
    return { low, high, largest, colors, shade: { kind: "signed", largest, colors } };
  }, [images, colors]);
}
