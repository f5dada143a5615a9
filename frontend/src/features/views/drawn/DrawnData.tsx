/** The data set that is drawn: points of the plane, or a curve. */
import { DrawnCurve } from "./DrawnCurve";
import { DrawnPlane } from "./DrawnPlane";
import { useDrawing } from "./useDrawing";

/** @param predicts whether the run on stage trains on such data, so that what it has learnt is shown, too. */
export default function DrawnData({ predicts }: { predicts: boolean }) {
  const drawing = useDrawing();
  if (drawing === null) return null;
  const Content = drawing.shape.curve ? DrawnCurve : DrawnPlane;
  return <Content key={drawing.entry.type} drawing={drawing} predicts={predicts} />;
}
