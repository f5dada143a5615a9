/** Features of a point as formulas. */
const NAMES: Record<string, string> = {
  x1: "x₁",
  x2: "x₂",
  "x1^2": "x₁²",
  "x2^2": "x₂²",
  x1x2: "x₁x₂",
  x1_x2: "x₁x₂",
  "sin x1": "sin x₁",
  "sin x2": "sin x₂",
  sin_x1: "sin x₁",
  sin_x2: "sin x₂",
  x1_squared: "x₁²",
  x2_squared: "x₂²",
};

export function featureName(feature: string): string {
  return NAMES[feature] ?? feature;
}
