"""How long any wait may last. A wait ends with the state waited for; this bounds one that does not come."""

LIMIT_S = 240
LIMIT_MS = 1000 * LIMIT_S
