const SIZE = 14;
const REACH = 4;

/** The sampled curve of an activation as a path in a box of 14 x 14; z from -4 to 4 fills it. */
function curveOutline(curve: readonly (readonly [number, number])[]): string {
  const near = curve.filter(([z]) => Math.abs(z) <= REACH);
  const outputs = near.map(([, a]) => a);
  const low = Math.min(...outputs);
  const range = Math.max(...outputs) - low || 1;
  const points = near.map(([z, a]) => {
    const x = ((z + REACH) / (2 * REACH)) * SIZE;
    const y = (1 - (a - low) / range) * SIZE;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return `M${points.join("L")}`;
}

interface ActivationCurveProps {
  curve: readonly (readonly [number, number])[];
  className?: string | undefined;
}

/** The sign of an activation: its own curve. */
export function ActivationCurve({ curve, className }: ActivationCurveProps) {
  return (
    <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} className={className} aria-hidden="true">
      <path
        d={curveOutline(curve)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
