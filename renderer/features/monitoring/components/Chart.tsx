import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { useFormats } from "../../../i18n/format.ts";
import { formatFigure, type MetricUnit } from "../figures.ts";

export type Line = { name: string; values: readonly (number | null)[] };

type ChartProps = {
  label: string;
  unit: MetricUnit;
  times: readonly number[];
  lines: readonly Line[];
  /** Milliseconds that the axis covers, up to now. */
  spanMs: number;
  height?: number;
};

const COLOURS = ["--accent", "--good", "--danger", "--ink-quiet", "--line-strong"];
type Formats = ReturnType<typeof useFormats>;

const DAY_MS = 86_400_000;
const MIN_WIDTH = 200;
const FONT = "11px 'Inter Variable', sans-serif";

/** Lines over time; the pointer reads their values. */
export function Chart({ label, unit, times, lines, spanMs, height = 180 }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const formats = useFormats();

  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const options = chartOptions({ parent, unit, times, lines, spanMs, height, formats, hasPoints: times.length < 40 });
    const data = [times.map((at) => at / 1000), ...lines.map(({ values }) => [...values])] satisfies uPlot.AlignedData;
    const chart = new uPlot(options, data, parent);
    const resize = new ResizeObserver(() => chart.setSize({ width: widthOf(parent), height }));
    resize.observe(parent);
    return () => {
      resize.disconnect();
      chart.destroy();
    };
  }, [times, lines, unit, spanMs, height, formats]);

  return <div ref={box} role="img" aria-label={label} className="chart w-full" />;
}

interface ChartOptions extends Required<Pick<ChartProps, "unit" | "times" | "lines" | "spanMs" | "height">> {
  readonly parent: HTMLElement;
  readonly formats: Formats;
  /** Few values are marked by a point each. */
  readonly hasPoints: boolean;
}

/** The axes, lines and legend of a chart, in uPlot's terms. */
function chartOptions({ parent, unit, times, lines, spanMs, height, formats, hasPoints }: ChartOptions): uPlot.Options {
  const colour = (name: string) => getComputedStyle(parent).getPropertyValue(name).trim();
  const figure = (value: number | null) => formatFigure(value, unit, formats);
  const time = new Intl.DateTimeFormat(formats.locale, { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(formats.locale, { day: "numeric", month: "short" });
  const tick = (seconds: number) => (spanMs > 2 * DAY_MS ? day : time).format(seconds * 1000);
  const moment = (seconds: number) => `${day.format(seconds * 1000)} ${time.format(seconds * 1000)}`;
  const grid = { stroke: colour("--line"), width: 0.5 };
  const axis = { stroke: colour("--ink-quiet"), font: FONT, grid, ticks: { show: false } };
  return {
    width: widthOf(parent),
    height,
    padding: [8, 8, 0, 0],
    legend: { live: true },
    cursor: { y: false },
    scales: {
      x: { range: () => [(Date.now() - spanMs) / 1000, Date.now() / 1000] },
      y: { range: (_chart, _low, high) => [0, high > 0 ? high * 1.1 : 1] },
    },
    axes: [
      { ...axis, values: (_chart, ticks) => ticks.map(tick) },
      { ...axis, size: 62, values: (_chart, ticks) => ticks.map(figure) },
    ],
    series: [
      { label: "\u00A0", value: (_chart, seconds) => moment(seconds ?? (times.at(-1) ?? Date.now()) / 1000) },
      ...lines.map(({ name, values }, index) => ({
        label: name,
        stroke: colour(COLOURS[index % COLOURS.length] ?? "--accent"),
        width: 1.5,
        spanGaps: false,
        points: { show: hasPoints, size: 4 },
        // Where the pointer is not on the chart, the newest value.
        value: (_chart: uPlot, value: number | null, _series: number, at: number | null) =>
          figure(at === null ? (values.findLast((one) => one !== null) ?? null) : value),
      })),
    ],
  };
}

function widthOf(parent: HTMLElement): number {
  return Math.max(MIN_WIDTH, parent.clientWidth);
}
