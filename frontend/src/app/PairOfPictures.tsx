/** Two runs side by side with the pictures of their output: fetched together. */
import PairDialog from "../features/pair/PairDialog";
import { drawableViews, OutputPicture } from "../features/views/OutputPicture";

const PICTURES = { Picture: OutputPicture, drawable: drawableViews };

export default function PairOfPictures() {
  return <PairDialog pictures={PICTURES} />;
}
