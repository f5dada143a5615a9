/** Two runs side by side with the pictures of their output: fetched together. */
import PairDialog from "../features/pair/PairDialog";
import { useCalledRuns } from "../features/runs/calledRuns";
import { drawableViews, OutputPicture } from "../features/views/OutputPicture";
import { withTexts } from "../i18n";
import { lazyPart } from "../ui/lazyPart";

const Mistakes = lazyPart(() => withTexts("outputs", import("../features/views/PairMistakes")));

const PICTURES = { Picture: OutputPicture, drawable: drawableViews, Mistakes };

export default function PairOfPictures() {
  const { runs, kept } = useCalledRuns();
  return <PairDialog offered={[...runs, ...kept]} pictures={PICTURES} />;
}
