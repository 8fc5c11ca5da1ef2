import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { FlowEvent } from "../flowEvents.ts";

type FlowTableProps = { events: readonly FlowEvent[]; onOpen: (event: FlowEvent) => void };
type Group = readonly [name: string, events: readonly FlowEvent[]];

/** The same flow in numbers: requests by use case, jobs by kind. */
export function FlowTable({ events, onOpen }: FlowTableProps) {
  const t = useTranslations("flow");
  const requests = [...Map.groupBy(events.filter(isRequest), (event) => event.useCase ?? "")].sort(([a], [b]) =>
    a.localeCompare(b, "en", { numeric: true }),
  );
  const jobs = [...Map.groupBy(events.filter(isEnd), (event) => event.kind ?? "")];
  if (requests.length === 0 && jobs.length === 0) return <p className="text-sm text-quiet">{t("nothing")}</p>;
  return (
    <div className="grid items-start gap-6 md:grid-cols-2">
      <RequestTable requests={requests} onOpen={onOpen} />
      {jobs.length > 0 && <JobTable jobs={jobs} />}
    </div>
  );
}

function RequestTable({ requests, onOpen }: { requests: readonly Group[]; onOpen: (event: FlowEvent) => void }) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const caseName = useTermTranslation("useCases");
  return (
    <DataTable
      rows={requests}
      rowKey={([name]) => name}
      columns={[
        {
          key: "useCase",
          title: t("useCase"),
          cell: ([name, group]) => (
            <button
              type="button"
              className="inline-flex min-h-6 items-center text-left hover:underline"
              onClick={() => {
                const newest = group.at(-1);
                if (newest) onOpen(newest);
              }}
            >
              {name} · {caseName(name)}
            </button>
          ),
        },
        {
          key: "requests",
          title: t("requestsCount"),
          align: "right",
          cell: ([, group]) => formats.number(group.length),
        },
        {
          key: "films",
          title: t("filmsCount"),
          align: "right",
          cell: ([, group]) => formats.number(sumOf(group, ({ items }) => items ?? 0)),
        },
        {
          key: "meanTime",
          title: t("meanTime"),
          align: "right",
          cell: ([, group]) =>
            `${formats.number(Math.round(sumOf(group, ({ durationMs }) => durationMs ?? 0) / group.length))} ms`,
        },
      ]}
    />
  );
}

function JobTable({ jobs }: { jobs: readonly Group[] }) {
  const t = useTranslations("flow");
  const formats = useFormats();
  const kindName = useTermTranslation("jobKinds");
  const countOf = (group: readonly FlowEvent[], outcome: FlowEvent["type"]) =>
    formats.number(sumOf(group, ({ type, count }) => (type === outcome ? (count ?? 1) : 0)));
  return (
    <DataTable
      className="self-start"
      rows={jobs}
      rowKey={([kind]) => kind}
      columns={[
        { key: "kind", title: t("jobKind"), cell: ([kind]) => kindName(kind) },
        { key: "jobs", title: t("jobsCount"), align: "right", cell: ([, group]) => countOf(group, "job.done") },
        { key: "failed", title: t("failedCount"), align: "right", cell: ([, group]) => countOf(group, "job.failed") },
      ]}
    />
  );
}

const isRequest = ({ type }: FlowEvent) => type === "flow.request";
const isEnd = ({ type }: FlowEvent) => type === "job.done" || type === "job.failed";

function sumOf(group: readonly FlowEvent[], figureOf: (event: FlowEvent) => number): number {
  return group.reduce((sum, event) => sum + figureOf(event), 0);
}
