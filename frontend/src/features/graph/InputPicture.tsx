import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCountOnly, usePreview } from "../../state/queries";
import { ExampleImage, ExamplePlane } from "../../ui/Example";

const SIZE = 46;

/** A first example of the data, in the block where the data comes in. */
export function InputPicture() {
  const t = useT();
  const data = useDocument((state) => state.spec.data);
  const countOnly = useCountOnly(data.type);
  const preview = usePreview(data).data;
  if (countOnly) return <span style={{ blockSize: SIZE }} />;
  const label = t("graph.input_picture");
  const image = preview?.images?.[0];
  if (image !== undefined) return <ExampleImage image={image} label={label} size={SIZE} />;
  const points = preview?.points ?? [];
  return (
    <ExamplePlane
      points={points}
      labels={preview?.labels ?? []}
      label={label}
      size={SIZE}
      values={preview !== undefined && preview.classes.length === 0}
      radius={1}
    />
  );
}
