/** Numbers inside messages, written as everywhere on the page instead of as the language would. */
import type { CompiledMessage, CompiledMessageToken } from "@lingui/message-utils/compileMessage";
import { formatNumber } from "./format.ts";

/** Under this name a message finds the text of a value; plurals choose by the number itself. */
function textName(name: string): string {
  return `${name}#`;
}

function rewrite(token: CompiledMessageToken, counted: string | null): CompiledMessageToken {
  if (typeof token === "string") {
    return token === "#" && counted !== null ? [textName(counted)] : token;
  }
  const [name, type, choices] = token;
  if (type === undefined) return [textName(name)];
  if (typeof choices !== "object" || choices === null) return token;
  const inside = type === "select" ? counted : name;
  const rewritten = Object.entries(choices).map(([choice, tokens]) => [
    choice,
    Array.isArray(tokens) ? withTexts(tokens, inside) : tokens,
  ]);
  return [name, type, Object.fromEntries(rewritten)];
}

/** A compiled message that takes the texts which `textsOf` adds to its values. */
export function withTexts(
  message: CompiledMessage,
  counted: string | null = null,
): CompiledMessage {
  return message.map((token) => rewrite(token, counted));
}

/** The values of a message, each also as text. */
export function textsOf(values: Readonly<Record<string, string | number>>) {
  const texts = Object.entries(values).map(([name, value]) => [
    textName(name),
    typeof value === "number" ? formatNumber(value) : value,
  ]);
  return { ...values, ...Object.fromEntries(texts) };
}
