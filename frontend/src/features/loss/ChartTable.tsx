/** The numbers of a chart as a table. */
import { formatMagnitude } from "../../domain/format";
import { useT } from "../../i18n";
import { NumberTable, tablePlaces } from "../../ui/NumberTable";
import { type ChartData, lineName } from "./chartData";
import { placeLabel } from "./placeName";

/** Some places, evenly spaced, with the last known value of every line at each. */
function tableRows({ axis, places, lines }: ChartData) {
  const latest: (number | null)[] = lines.map(() => null);
  const wanted = new Set(tablePlaces(places.length));
  return places.flatMap((place, index) => {
    for (const [line, { values }] of lines.entries()) {
      latest[line] = values[index] ?? latest[line] ?? null;
    }
    if (!wanted.has(index)) return [];
    const values = latest.map((value) => formatMagnitude(value ?? Number.NaN, 3));
    return [{ name: placeLabel(axis, place), values }];
  });
}

interface ChartTableProps {
  label: string;
  makeData: () => ChartData;
}

export function ChartTable({ label, makeData }: ChartTableProps) {
  const t = useT();
  const makeTable = () => {
    const data = makeData();
    return {
      head: [t(`charts.axis.${data.axis}`), ...data.lines.map(lineName)],
      rows: tableRows(data),
    };
  };
  return <NumberTable label={label} makeTable={makeTable} />;
}
