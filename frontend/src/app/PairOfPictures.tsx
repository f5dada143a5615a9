/** Two runs side by side with the pictures of their output: fetched together. */
import { lazy } from "react";
import PairDialog from "../features/pair/PairDialog";
import { useCalledRuns } from "../features/runs/calledRuns";
import { drawableViews, OutputPicture } from "../features/views/OutputPicture";
import { withTexts } from "../i18n";

const Mistakes = lazy(() => withTexts("outputs", import("../features/views/PairMistakes")));

const PICTURES = { Picture: OutputPicture, drawable: drawableViews, Mistakes };

export default function PairOfPictures() {
  const { runs, kept } = useCalledRuns();
  return <PairDialog offered={[...runs, ...kept]} pictures={PICTURES} />;
}
