/** Before the first step: the data the network is going to see. */
import { useT } from "../../i18n";
import { useDocument } from "../../state/documentStore";
import { useCountOnly, usePreview } from "../../state/queries";
import { useClassNames } from "../../ui/classNames";
import { ExampleImage, ExamplePlane } from "../../ui/Example";
import styles from "./Views.module.css";

const PLANE = 176;
const IMAGE = 44;
const IMAGES = 18;

/** The points of a plane data set. */
export function PlanePreview({ size }: { size: number }) {
  const t = useT();
  const data = useDocument((document) => document.spec.data);
  const preview = usePreview(data).data;
  return (
    <ExamplePlane
      points={preview?.points ?? []}
      labels={preview?.labels ?? []}
      validation={preview?.validation ?? []}
      label={t("views.data_label")}
      size={size}
      values={preview !== undefined && preview.classes.length === 0}
      radius={3}
    />
  );
}

export function DataPreview() {
  const t = useT();
  const data = useDocument((document) => document.spec.data);
  const countOnly = useCountOnly(data.type);
  const preview = usePreview(data).data;
  const classes = useClassNames(preview?.classes);
  const images = preview?.images?.slice(0, IMAGES) ?? [];
  if (countOnly) {
    return (
      <>
        <h2 className={styles.heading}>{t("views.data")}</h2>
        <p className={styles.note}>{t("data.count_only")}</p>
      </>
    );
  }
  return (
    <>
      <h2 className={styles.heading}>{t("views.data")}</h2>
      {images.length > 0 ? (
        <ul className={styles.images}>
          {images.map((image, index) => {
            const label = classes[preview?.labels?.[index] ?? -1] ?? "";
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: examples have no other name
              <li key={index}>
                <ExampleImage
                  image={image}
                  label={t("views.picture_of", { name: label })}
                  size={IMAGE}
                />
              </li>
            );
          })}
        </ul>
      ) : (
        <PlanePreview size={PLANE} />
      )}
      <p className={styles.note}>{t("views.before_play")}</p>
    </>
  );
}
