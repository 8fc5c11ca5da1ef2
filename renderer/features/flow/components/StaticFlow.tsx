import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { FlowEvent } from "../flowEvents.ts";

const WIDTH = 900;
const ROW = 34;
const TOP = 30;

/** The same flow without motion: bands as thick as the number of requests and films. */
export function StaticFlow({ events }: { events: readonly FlowEvent[] }) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const caseName = useTermTranslation("useCases");
  const groups = [
    ...Map.groupBy(
      events.filter(({ type }) => type === "flow.request"),
      (event) => event.useCase ?? "",
    ),
  ].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  const height = TOP + Math.max(1, groups.length) * ROW + 12;
  const films = (group: readonly FlowEvent[]) => group.reduce((sum, { items }) => sum + (items ?? 1), 0);
  const most = Math.max(1, ...groups.flatMap(([, group]) => [group.length, films(group)]));
  const thick = (count: number) => 2 + (ROW - 12) * Math.sqrt(count / most);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${height}`} className="w-full text-[12px]" role="img" aria-label={t("canvas")}>
      <text x={200} y={18} textAnchor="end" className="fill-ink font-semibold">
        {t("page")}
      </text>
      <text x={WIDTH / 2} y={18} textAnchor="middle" className="fill-ink font-semibold">
        {t("engine")}
      </text>
      <text x={WIDTH - 60} y={18} textAnchor="start" className="fill-ink font-semibold">
        {t("page")}
      </text>
      <rect
        x={WIDTH / 2 - 70}
        y={TOP - 4}
        width={140}
        height={height - TOP}
        rx={10}
        className="fill-surface stroke-line"
      />
      {groups.map(([name, group], row) => {
        const y = TOP + row * ROW + ROW / 2;
        return (
          <g key={name}>
            <text x={200} y={y + 4} textAnchor="end" className="fill-quiet">
              {name} · {caseName(name)}
            </text>
            <line
              x1={210}
              x2={WIDTH / 2 - 70}
              y1={y}
              y2={y}
              strokeWidth={thick(group.length)}
              className="stroke-flow-ask"
            />
            <text x={WIDTH / 2} y={y + 4} textAnchor="middle" className="fill-ink tabular-nums">
              {formats.number(group.length)} · {formats.number(films(group))}
            </text>
            <line
              x1={WIDTH / 2 + 70}
              x2={WIDTH - 70}
              y1={y}
              y2={y}
              strokeWidth={thick(films(group))}
              className="stroke-flow-answer"
            />
          </g>
        );
      })}
    </svg>
  );
}
