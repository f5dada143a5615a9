/** The term of the glossary that a finding is about. */
import type { TermId } from "../../domain/terms";

const TERMS_OF_FINDINGS: Readonly<Record<string, TermId>> = {
  vanishing_gradient: "vanishing",
  exploding_gradient: "exploding",
  fading_through_time: "vanishing",
  dying_relu: "dead",
  saturated_units: "saturated",
  learning_rate_too_high: "learning_rate",
  learning_rate_too_low: "learning_rate",
  learning_rate_decayed: "schedule",
  clipping_too_low: "clipping",
  penalty_too_strong: "l2",
  equal_start: "initialization",
  initial_weights_too_large: "initialization",
  linear_network: "activation_function",
  frozen_layers: "frozen",
  unscaled_inputs: "standardization",
};

/** Null for a finding that no term explains. */
export function findingTerm(code: string): TermId | null {
  return TERMS_OF_FINDINGS[code] ?? null;
}
