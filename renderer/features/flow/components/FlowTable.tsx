import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { FlowEvent } from "../flowEvents.ts";

type FlowTableProps = { events: readonly FlowEvent[]; onOpen: (event: FlowEvent) => void };

/** The same flow in numbers: by use case what was asked and what came, by kind what was done. */
export function FlowTable({ events, onOpen }: FlowTableProps) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const caseName = useTermTranslation("useCases");
  const kind = useTermTranslation("jobKinds");
  const requests = [...Map.groupBy(events.filter(isRequest), (event) => event.useCase ?? "")].sort(([a], [b]) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const jobs = [...Map.groupBy(events.filter(isEnd), (event) => event.kind ?? "")];
  const total = (group: readonly FlowEvent[], of: (event: FlowEvent) => number) =>
    group.reduce((sum, event) => sum + of(event), 0);
  if (requests.length === 0 && jobs.length === 0) return <p className="text-sm text-quiet">{t("nothing")}</p>;
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <table className="w-full text-sm tabular-nums">
        <thead className="text-xs text-quiet">
          <tr>
            <th scope="col" className="text-left font-normal">
              {t("useCase")}
            </th>
            <th scope="col" className="text-right font-normal">
              {t("requestsCount")}
            </th>
            <th scope="col" className="text-right font-normal">
              {t("filmsCount")}
            </th>
            <th scope="col" className="text-right font-normal">
              {t("meanTime")}
            </th>
          </tr>
        </thead>
        <tbody>
          {requests.map(([name, group]) => (
            <tr key={name} className="border-t border-line/60">
              <th scope="row" className="py-1.5 text-left font-normal">
                <button type="button" className="hover:underline" onClick={() => onOpen(group.at(-1)!)}>
                  {name} · {caseName(name)}
                </button>
              </th>
              <td className="text-right">{formats.number(group.length)}</td>
              <td className="text-right">{formats.number(total(group, ({ items }) => items ?? 0))}</td>
              <td className="text-right">
                {formats.decimal(total(group, ({ durationMs }) => durationMs ?? 0) / group.length, 1)} ms
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {jobs.length > 0 && (
        <table className="w-full self-start text-sm tabular-nums">
          <thead className="text-xs text-quiet">
            <tr>
              <th scope="col" className="text-left font-normal">
                {t("jobKind")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("jobsCount")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("failedCount")}
              </th>
            </tr>
          </thead>
          <tbody>
            {jobs.map(([name, group]) => (
              <tr key={name} className="border-t border-line/60">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {kind(name)}
                </th>
                <td className="text-right">
                  {formats.number(total(group, ({ type, count }) => (type === "job.done" ? (count ?? 1) : 0)))}
                </td>
                <td className="text-right">
                  {formats.number(total(group, ({ type, count }) => (type === "job.failed" ? (count ?? 1) : 0)))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const isRequest = ({ type }: FlowEvent) => type === "flow.request";
const isEnd = ({ type }: FlowEvent) => type === "job.done" || type === "job.failed";
