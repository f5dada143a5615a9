/** The drawing of the network as a file; what makes it comes when a format is picked. */
import { findEntry } from "../../domain/catalog";
import { lossIndex } from "../../domain/lossBlocks";
import { nodeAt } from "../../domain/places";
import { useT } from "../../i18n";
import { blockFacts } from "../../state/blockFacts";
import { checkStore } from "../../state/check";
import { documentStore, useDocument } from "../../state/documentStore";
import { exportName } from "../../state/exportName";
import { currentPalette } from "../../state/palette";
import { useCatalog } from "../../state/queries";
import { uiStore } from "../../state/uiStore";
import { useStage } from "../../state/useStage";
import { ExportMenu } from "../../ui/ExportMenu";
import { useNodeNames } from "../../ui/nodeNames";
import { useTexts } from "../../ui/texts";

export function NetworkExport() {
  const t = useT();
  const texts = useTexts();
  const stage = useStage();
  const catalog = useCatalog();
  const nameOf = useNodeNames(
    useDocument((document) => document.spec),
    catalog,
  );
  const make = async () => {
    const { networkExport } = await import("./networkFigure");
    const { spec, title } = documentStore.getState();
    const { nodes, edges } = stage.canvas.geometry;
    const blocks = [...nodes.values()].map((item) => {
      const loss = spec.objectives[lossIndex(item.id)]?.loss.type;
      const entry = loss === undefined ? undefined : findEntry(catalog?.losses ?? [], loss);
      return {
        item,
        name: entry === undefined ? nameOf(item.id) : texts.title("losses", entry),
        type: loss ?? nodeAt(spec, item.id)?.type ?? "",
        facts: blockFacts(checkStore.getState(), spec, uiStore.getState().opened, item.id),
      };
    });
    const look = {
      title: title || t("app.untitled"),
      palette: currentPalette(),
      weights: (count: number) => t("graph.weights", { count }),
    };
    return { name: exportName(t("export.network"), null), ...networkExport(blocks, edges, look) };
  };
  return <ExportMenu label={t("export.network")} testId="network-export" make={make} />;
}
