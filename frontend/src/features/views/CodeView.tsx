/** Examples in the plane of the code, and what the decoder makes of a point that the hand moves through it. */
import { useMemo, useState } from "react";
import { rangeOf } from "../../domain/axes";
import { type Code, codeAt, codeText, placeOf, readCode } from "../../domain/code";
import { formatMagnitude, formatShare } from "../../domain/format";
import { viewRequest } from "../../domain/viewRequest";
import { useT } from "../../i18n";
import { exportName } from "../../state/exportName";
import { useSession } from "../../state/useStage";
import { useViewFrame } from "../../state/useView";
import { AxesPlot } from "../../ui/AxesPlot";
import { useClassNames } from "../../ui/classNames";
import { NumberTable } from "../../ui/NumberTable";
import { ClassLegend } from "./ClassLegend";
import { ClassMark } from "./classMarks";
import { Decoded } from "./Decoded";
import { PictureStep } from "./PictureStep";
import styles from "./Requested.module.css";
import { Waiting } from "./Waiting";

/** A press of an arrow key moves by this share of the axis. */
const STRIDE = 0.02;

export default function CodeView() {
  const t = useT();
  const [node, setNode] = useState("");
  const request = viewRequest("code", { node });
  const frame = useViewFrame(request);
  const code = useMemo(() => (frame === null ? null : readCode(frame)), [frame]);
  if (code === null) return <Waiting />;
  return (
    <div className={styles.view}>
      <label className={styles.choice}>
        {t("outputs.code.node")}
        <select
          value={node}
          onChange={({ target }) => setNode(target.value)}
          data-testid="code-node"
        >
          <option value="">{t("outputs.code.narrowest", { node: code.node })}</option>
          {code.nodes.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Plane key={code.node} code={code} step={frame?.step} />
      <Units code={code} />
      <PictureStep view={request} />
    </div>
  );
}

function Plane({ code, step }: { code: Code; step: number | undefined }) {
  const t = useT();
  const classes = useClassNames(useSession((session) => session.schema?.classes));
  const [chosen, setChosen] = useState<readonly number[] | null>(null);
  const [x, y] = useMemo(
    () => [rangeOf(code.points.map(({ x }) => x)), rangeOf(code.points.map(({ y }) => y))] as const,
    [code],
  );
  const start = code.points.find(({ validation }) => validation) ?? code.points[0];
  const walked = chosen ?? codeAt(code, start?.x ?? 0, start?.y ?? 0);
  const [atX, atY] = placeOf(code, walked);
  const flat = code.units.length === 1;
  const walk = (toX: number, toY: number) => setChosen(codeAt(code, toX, flat ? 0 : toY));
  const named = (axis: 0 | 1) =>
    code.principal
      ? t("outputs.code.component", {
          number: axis + 1,
          share: formatShare(code.explained[axis] ?? 0),
        })
      : t("outputs.code.unit", { number: axis + 1 });
  const strides: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  const place = `${written(atX)}, ${written(atY)}`;
  return (
    <>
      <div className={styles.columns}>
        <div className={styles.wide}>
          <AxesPlot
            label={t("outputs.code.label")}
            across={named(0)}
            up={flat ? "" : named(1)}
            x={x}
            y={y}
            testId="code-plane"
            step={step}
            file={{
              name: exportName(t("outputs.code.label"), step ?? null),
              makeTable: () => ({
                columns: ["example", "part", "class", named(0), named(1)],
                rows: code.points.map((point) => [
                  ...[point.row + 1, point.validation ? "validation" : "training"],
                  ...[point.label === null ? null : (classes[point.label] ?? point.label)],
                  ...[point.x, point.y],
                ]),
              }),
            }}
            onPoint={walk}
          >
            {(scales) => (
              <>
                {code.points.map((point) => (
                  <ClassMark
                    key={`${point.validation}${point.row}`}
                    label={point.label}
                    x={scales.x.toPixel(point.x)}
                    y={scales.y.toPixel(point.y)}
                    faint={!point.validation}
                  />
                ))}
                <g
                  role="slider"
                  tabIndex={0}
                  className={styles.handle}
                  data-handle
                  transform={`translate(${scales.x.toPixel(atX)} ${scales.y.toPixel(atY)})`}
                  aria-label={t("outputs.code.handle")}
                  aria-valuenow={atX}
                  aria-valuemin={x[0]}
                  aria-valuemax={x[1]}
                  aria-valuetext={place}
                  data-testid="code-point"
                  onKeyDown={(event) => {
                    const stride = strides[event.key];
                    if (stride === undefined) return;
                    event.preventDefault();
                    event.stopPropagation();
                    walk(
                      atX + stride[0] * STRIDE * (x[1] - x[0]),
                      atY + stride[1] * STRIDE * (y[1] - y[0]),
                    );
                  }}
                >
                  <circle r={9} />
                  <path d="M-14 0H-4M4 0H14M0 -14V-4M0 4V14" />
                </g>
              </>
            )}
          </AxesPlot>
        </div>
        <Decoded node={code.node} code={codeText(walked)} place={place} />
      </div>
      <p className={styles.note}>
        {t(code.principal ? "outputs.code.principal" : "outputs.code.plain", {
          units: code.units.length,
          node: code.node,
        })}
      </p>
      <p className={styles.note}>{t("outputs.code.marks")}</p>
      {code.points.some(({ label }) => label !== null) && <ClassLegend classes={classes} />}
      <NumberTable
        label={t("outputs.code.label")}
        makeTable={() => ({
          head: [t("outputs.example"), t("outputs.part"), t("outputs.class"), named(0), named(1)],
          rows: code.points.map((point) => ({
            name: String(point.row + 1),
            values: [
              t(point.validation ? "views.rim_validation" : "views.rim_train"),
              point.label === null ? "–" : (classes[point.label] ?? String(point.label)),
              written(point.x),
              written(point.y),
            ],
          })),
        })}
      />
    </>
  );
}

/** Mean and zero share of every unit of the code. */
function Units({ code }: { code: Code }) {
  const t = useT();
  const silent = code.units.filter(({ zeroShare }) => zeroShare === 1).length;
  const mean = code.units.reduce((sum, { zeroShare }) => sum + zeroShare, 0) / code.units.length;
  const largest = Math.max(...code.units.map((unit) => Math.abs(unit.mean)), 1e-12);
  return (
    <section className={styles.block} aria-label={t("outputs.code.units")}>
      <h3>{t("outputs.code.units")}</h3>
      <p className={styles.note} data-testid="code-zero-share">
        {t("outputs.code.zeros", { share: formatShare(mean), silent, units: code.units.length })}
      </p>
      <ul className={styles.bars} aria-hidden="true">
        {code.units.map((unit, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: units have the place of their number
            key={index}
            style={{ "--share": `${Math.round((100 * Math.abs(unit.mean)) / largest)}%` }}
            data-sign={unit.mean < 0 ? "-" : "+"}
          />
        ))}
      </ul>
      <NumberTable
        label={t("outputs.code.units")}
        makeTable={() => ({
          head: [
            t("outputs.code.unit_head"),
            t("outputs.mean"),
            t("outputs.deviation"),
            t("outputs.code.zero_share"),
          ],
          rows: code.units.map(({ mean, deviation, zeroShare }, index) => ({
            name: String(index + 1),
            values: [written(mean), written(deviation), formatShare(zeroShare)],
          })),
        })}
      />
    </section>
  );
}

function written(value: number): string {
  return value < 0 ? `−${formatMagnitude(-value, 3)}` : formatMagnitude(value, 3);
}
