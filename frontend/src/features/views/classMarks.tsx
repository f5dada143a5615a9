/** A class by colour and by shape: ten classes differ for everyone. */
const SHAPES = [
  "M-3.4 0A3.4 3.4 0 1 0 3.4 0A3.4 3.4 0 1 0 -3.4 0Z",
  "M-3 -3H3V3H-3Z",
  "M0 -4L3.8 3H-3.8Z",
  "M0 -4.4L4 0L0 4.4L-4 0Z",
  "M0 4L3.8 -3H-3.8Z",
  "M-1.3 -4H1.3V-1.3H4V1.3H1.3V4H-1.3V1.3H-4V-1.3H-1.3Z",
] as const;

/** Eight colours and six shapes: their pairs repeat after 24 classes. */
export function ClassMark({
  label,
  x = 0,
  y = 0,
  faint = false,
}: {
  label: number | null;
  x?: number;
  y?: number;
  faint?: boolean;
}) {
  const number = label ?? 7;
  return (
    <path
      d={SHAPES[number % SHAPES.length]}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      fill={`var(--class-${number % 8})`}
      fillOpacity={faint ? 0.35 : 0.95}
      stroke={faint ? "none" : "var(--panel)"}
      strokeWidth={0.7}
    />
  );
}
