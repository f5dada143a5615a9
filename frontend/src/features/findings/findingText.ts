/** Sentences of findings: their numbers as the page writes them, and blocks by the names that the graph shows. */
import { findEntry } from "../../domain/catalog";
import { formatCount, formatNatural } from "../../domain/format";
import { useText } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCatalog } from "../../state/queries";
import { useRunSpec } from "../../state/useRunSpec";
import { useNodeNamesOfRun } from "../../ui/nodeNames";

type FindingValues = Readonly<Record<string, string | number>>;

/** Names of blocks as the graph shows them, or showed them when the run began. */
export function useNodeName(): (nodeId: string) => string {
  const spec = useDocument((document) => document.spec);
  return useNodeNamesOfRun(useRunSpec(), spec, useCatalog());
}

/** A number of a finding: whole ones (steps, units, examples) to the last digit, others to three. */
export function writeMeasured(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : formatNatural(value);
}

/** Numbers as the page writes them, node ids as the names on their blocks. */
export function useValues(): (values: FindingValues) => Record<string, string> {
  const name = useNodeName();
  return (values) => {
    const show = (value: string | number) =>
      typeof value === "number" ? writeMeasured(value) : name(value);
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, show(value)]));
  };
}

/** English text of the catalogue with its {names} filled in, where a language has no text of its own. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The sentence of a finding, and the words on the button of one of its cures. */
export function useFindingText() {
  const text = useText();
  const valuesOf = useValues();
  const catalog = useCatalog();
  const entry = (code: string) => findEntry(catalog?.findings ?? [], code);
  return {
    sentence: (code: string, values: FindingValues) => {
      const shown = valuesOf(values);
      return text(`findings.${code}.sentence`, fill(entry(code)?.sentence ?? code, shown), shown);
    },
    cure: (code: string, cure: string, values: FindingValues) => {
      const shown = valuesOf(values);
      const plain = fill(entry(code)?.cures[cure] ?? cure, shown);
      return text(`findings.${code}.cures.${cure}`, plain, shown);
    },
    title: (code: string) => text(`findings.${code}.title`, entry(code)?.title ?? code),
    measure: (code: string) => text(`findings.${code}.measure`, entry(code)?.measure.title ?? code),
    kind: (code: string) => entry(code)?.measure.kind ?? "number",
  };
}
