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
const FONT = "11px 'Inter Variable', sans-serif";

/** Lines over time. Hovering reads them; the table beside it says the same to who cannot see them. */
export function Chart({ label, unit, times, lines, spanMs, height = 180 }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const formats = useFormats();

  useEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const colour = (name: string) => getComputedStyle(parent).getPropertyValue(name).trim();
    const say = (value: number | null) => formatFigure(value, unit, formats);
    const clock = new Intl.DateTimeFormat(formats.locale, { hour: "2-digit", minute: "2-digit" });
    const day = new Intl.DateTimeFormat(formats.locale, { day: "numeric", month: "short" });
    const moment = (seconds: number) => (spanMs > 2 * 86_400_000 ? day : clock).format(seconds * 1000);
    const axis = {
      stroke: colour("--ink-quiet"),
      font: FONT,
      grid: { stroke: colour("--line"), width: 0.5 },
      ticks: { show: false },
    };
    const chart = new uPlot(
      {
        width: Math.max(200, parent.clientWidth),
        height,
        padding: [8, 8, 0, 0],
        legend: { live: true },
        cursor: { y: false },
        scales: {
          x: { range: () => [(Date.now() - spanMs) / 1000, Date.now() / 1000] },
          y: { range: (_chart, _low, high) => [0, high > 0 ? high * 1.1 : 1] },
        },
        axes: [
          { ...axis, values: (_chart, ticks) => ticks.map(moment) },
          { ...axis, size: 62, values: (_chart, ticks) => ticks.map(say) },
        ],
        series: [
          {
            label: "\u00A0",
            value: (_chart, seconds) =>
              seconds === null ? "" : `${day.format(seconds * 1000)} ${clock.format(seconds * 1000)}`,
          },
          ...lines.map(({ name }, index) => ({
            label: name,
            stroke: colour(COLOURS[index % COLOURS.length] ?? "--accent"),
            width: 1.5,
            spanGaps: false,
            points: { show: times.length < 40, size: 4 },
            value: (_chart: uPlot, value: number | null) => say(value),
          })),
        ],
      },
      [times.map((at) => at / 1000), ...lines.map(({ values }) => [...values])],
      parent,
    );
    const resize = new ResizeObserver(() => chart.setSize({ width: Math.max(200, parent.clientWidth), height }));
    resize.observe(parent);
    return () => {
      resize.disconnect();
      chart.destroy();
    };
  }, [times, lines, unit, spanMs, height, formats]);

  return <div ref={box} role="img" aria-label={label} className="chart w-full" />;
}
