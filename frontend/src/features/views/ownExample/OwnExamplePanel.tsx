/** An example for the network: one of the data, or drawn by hand, shifted, turned and disturbed; with its prediction. */
import { Eraser, Pencil } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { type Images, readImage, type Shade } from "../../../domain/imageTiles";
import {
  type Changes,
  emptyImage,
  enlarged,
  fineness,
  type OwnImage,
  UNCHANGED,
  withLine,
} from "../../../domain/ownImage";
import { viewRequest } from "../../../domain/viewRequest";
import { useT } from "../../../i18n";
import { useShownExample } from "../../../state/faces";
import {
  canSend,
  forgetOwnImage,
  setOwnImage,
  showDataExample,
  useOwnImage,
} from "../../../state/ownImage";
import { useHeldFrame } from "../../../state/useHeldFrame";
import { Button } from "../../../ui/Button";
import { ExampleChooser } from "../../../ui/ExampleChooser";
import { Fold } from "../../../ui/Fold";
import { ImageTiles } from "../../../ui/ImageTiles";
import { ChangeFields } from "./ChangeFields";
import { DrawingCanvas, type Point } from "./DrawingCanvas";
import styles from "./OwnExample.module.css";
import { PredictionBars } from "./PredictionBars";
import { Range } from "./Range";

const PICTURE: Shade = { kind: "picture" };
/** The format of MNIST: there, drawings are centred and scaled unless somebody turns that off. */
const MNIST_SIDE = 28;

function asOwnImage({ height, width, colors, values }: Images): OwnImage {
  return {
    height,
    width,
    colors,
    values: Float32Array.from({ length: values.length }, (_, at) => values[at] ?? 0),
  };
}

function colorsOf(hex: string, count: number): number[] {
  const read = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return count >= 3 ? [read(1), read(3), read(5)] : [read(1)];
}

export default function OwnExamplePanel() {
  const t = useT();
  const example = useShownExample();
  const image = useOwnImage((state) => state.image);
  const changes = useOwnImage((state) => state.changes);
  const frame = useHeldFrame(viewRequest("example_prediction", { example }), "example_prediction");
  const input = useMemo(() => readImage(frame, "input"), [frame]);
  const factor = input === null ? 1 : fineness(input.height, input.width);
  const fine = useMemo(
    () => (input === null ? null : enlarged(asOwnImage(input), factor)),
    [input, factor],
  );
  const drawn = image ?? fine;
  useForgetting(image, input, factor);
  if (input === null || drawn === null) {
    return <p className={styles.note}>{t("faces.waiting")}</p>;
  }
  const change = (next: Changes) => setOwnImage({ image: drawn, factor, changes: next });
  return (
    <div className={styles.panel} data-testid="own-example">
      <div className={styles.columns}>
        <div className={styles.left}>
          {canSend(asOwnImage(input)) ? (
            <Drawing drawn={drawn} factor={factor} changes={changes} pixels={input} />
          ) : (
            <>
              <ImageTiles
                images={input}
                shown={1}
                shade={PICTURE}
                label={t("faces.example.label")}
                className={styles.output}
              />
              <p className={styles.note}>{t("example.too_large")}</p>
            </>
          )}
        </div>
        <div className={styles.right}>
          <PredictionBars frame={frame} />
          <span className={styles.given}>
            <ImageTiles
              images={input}
              shown={1}
              shade={PICTURE}
              label={t("example.given")}
              className={styles.thumbnail}
              testId="own-input"
              step={frame?.step}
            />
            <span className={styles.note}>{t("example.given")}</span>
          </span>
        </div>
      </div>
      <Fold title={t("example.of_data")} testId="own-of-data">
        <ExampleChooser id="own-data" example={example} onChange={showDataExample} />
      </Fold>
      {canSend(asOwnImage(input)) && (
        <Fold title={t("example.changes")} testId="own-changes">
          <ChangeFields changes={changes} ink={input.colors === 1} onChange={change} />
        </Fold>
      )}
    </div>
  );
}

interface DrawingProps {
  readonly drawn: OwnImage;
  readonly factor: number;
  readonly changes: Changes;
  /** What the network sees. */
  readonly pixels: Images;
}

function Drawing({ drawn, factor, changes, pixels }: DrawingProps) {
  const t = useT();
  const [erasing, setErasing] = useState(false);
  const [color, setColor] = useState("#ffffff");
  const [radius, setRadius] = useState(() => Math.max(0.6, (1.2 * pixels.width) / MNIST_SIDE));
  // Lines that come before the next render go on from each other.
  const latest = useRef(drawn);
  latest.current = drawn;
  const line = (from: Point, to: Point) => {
    const ink = erasing ? [0, 0, 0] : colorsOf(color, drawn.colors);
    latest.current = withLine(latest.current, from, to, { radius: radius * factor, color: ink });
    setOwnImage({ image: latest.current, factor, changes });
  };
  const clear = () => {
    const image = emptyImage(drawn.height, drawn.width, drawn.colors);
    const centered = drawn.colors === 1 && pixels.width === MNIST_SIDE;
    setErasing(false);
    setOwnImage({ image, factor, changes: { ...UNCHANGED, centered } });
  };
  return (
    <>
      <DrawingCanvas image={drawn} factor={factor} onLine={line} />
      <div className={styles.row}>
        <Button icon={<Pencil aria-hidden="true" />} onClick={clear} data-testid="own-clear">
          {t("example.clear")}
        </Button>
        <Button
          icon={<Eraser aria-hidden="true" />}
          aria-pressed={erasing}
          onClick={() => setErasing(!erasing)}
          data-testid="own-eraser"
        >
          {t("example.eraser")}
        </Button>
        {drawn.colors >= 3 && (
          <label className={styles.caption}>
            {t("example.color")}
            <input
              type="color"
              className={styles.color}
              value={color}
              onChange={({ target }) => setColor(target.value)}
            />
          </label>
        )}
      </div>
      <Range
        id="own-radius"
        label={t("example.brush")}
        value={radius}
        minimum={0.3}
        maximum={Math.max(2, pixels.width / 8)}
        step={0.1}
        written={radius.toFixed(1)}
        onChange={setRadius}
      />
    </>
  );
}

/** What is drawn belongs to images of one size. */
function useForgetting(image: OwnImage | null, input: Images | null, factor: number): void {
  const fits =
    image === null ||
    input === null ||
    (image.height === input.height * factor &&
      image.width === input.width * factor &&
      image.colors === input.colors);
  useEffect(() => {
    if (!fits) forgetOwnImage();
  }, [fits]);
}
