/** The picture shown, as a file; what makes it comes when a format is picked. */
import { useT, useText } from "../../i18n";
import { exportName } from "../../state/exportName";
import { currentPalette } from "../../state/palette";
import { shownFrame } from "../../state/shown";
import { useLive } from "../../state/useLive";
import { useSession, useStage } from "../../state/useStage";
import { useClassNames } from "../../ui/classNames";
import { ExportMenu } from "../../ui/ExportMenu";

/** Names of the axes of the views that have some. */
function useAxes(view: string): { across: string; up: string } {
  const t = useT();
  if (view === "curve") return { across: t("views.curve_across"), up: t("views.curve_up") };
  if (view === "targets") return { across: t("views.targets_across"), up: t("views.targets_up") };
  if (view === "confusion") return { across: t("export.predicted"), up: t("export.true") };
  return { across: "x1", up: "x2" };
}

export function OutputExport({ view }: { view: string }) {
  const text = useText();
  const stage = useStage();
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const axes = useAxes(view);
  const isThere = useLive((live) => shownFrame(live, view) !== null);
  const title = text(`views.${view}.title`, view);
  if (!isThere) return null;
  const make = async () => {
    const { outputExport } = await import("./outputFigure");
    const frame = shownFrame(stage, view);
    const look = { title, classes, palette: currentPalette(), ...axes };
    const drawn = frame === null ? null : outputExport(view, frame, look);
    return drawn && { name: exportName(title, frame?.step ?? null), ...drawn };
  };
  return <ExportMenu label={title} testId="output-export" make={make} />;
}
