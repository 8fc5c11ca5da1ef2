import { useState } from "react";
import { Badge } from "../../../components/Badge.tsx";
import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { formatFigure } from "../figures.ts";
import type { Summary, TimeRange } from "../hooks/useMonitoring.ts";
import { HistoryChart } from "./HistoryChart.tsx";
import { TimeRangeSelect } from "./TimeRangeSelect.tsx";

const MEAN = ["mean"] as const;
const PERCENTILES = ["p50", "p95", "p99"] as const;
const COUNT = ["count"] as const;
const SUM = ["sum"] as const;

/** The machine and the providers: threads, memory, processor, calls. */
export function MachinePanel({ summary }: { summary: Summary }) {
  const t = useTranslations("monitoring");
  const [span, setSpan] = useState<TimeRange>("hour");
  return (
    <div className="space-y-6">
      <div className="grid gap-4 md:grid-cols-2">
        <Threads summary={summary} />
        <Providers summary={summary} />
      </div>
      <div className="flex items-center justify-between">
        <h2 className="text-lg font-semibold">{t("overTime")}</h2>
        <TimeRangeSelect span={span} onChange={setSpan} />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <HistoryChart title={t("memory")} metric="memory_bytes" figures={MEAN} by="part" span={span} />
        <HistoryChart title={t("cpu")} note={t("cpuNote")} metric="cpu_ratio" figures={MEAN} by="figure" span={span} />
        <HistoryChart
          title={t("eventLoop")}
          metric="event_loop_lag_seconds"
          figures={MEAN}
          by="percentile"
          span={span}
        />
        <HistoryChart title={t("writes")} metric="database_write_seconds" figures={PERCENTILES} span={span} />
        <HistoryChart title={t("requests")} metric="http_request_duration_seconds" figures={COUNT} span={span} />
        <HistoryChart title={t("jobs")} metric="jobs_total" figures={SUM} by="outcome" span={span} />
        <HistoryChart
          title={t("providerCalls")}
          metric="provider_call_duration_seconds"
          figures={COUNT}
          by="provider"
          span={span}
        />
        <HistoryChart title={t("errorsOverTime")} metric="errors_total" figures={SUM} by="kind" span={span} />
      </div>
    </div>
  );
}

function Threads({ summary }: { summary: Summary }) {
  const t = useTranslations("monitoring");
  const pool = useTermTranslation("pools");
  const formats = useFormats();
  return (
    <section aria-labelledby="threads" className="card p-5">
      <h2 id="threads" className="font-semibold">
        {t("threads")}
      </h2>
      <DataTable
        className="mt-2"
        rows={summary.threads}
        rowKey={(thread) => thread.pool}
        columns={[
          { key: "pool", title: t("thread"), cell: (thread) => pool(thread.pool) },
          { key: "number", title: t("number"), align: "right", cell: (thread) => thread.threads },
          {
            key: "memory",
            title: t("memory"),
            align: "right",
            cell: (thread) => (thread.threads === 0 ? "–" : formatFigure(thread.bytes, "bytes", formats)),
          },
          {
            key: "cpu",
            title: t("cpuShort"),
            align: "right",
            cell: (thread) => (thread.threads === 0 ? "–" : formatFigure(thread.cpuRatio, "ratio", formats)),
          },
        ]}
      />
    </section>
  );
}

const TONES: ReadonlyMap<string, "good" | "warm" | "danger" | "plain"> = new Map(
  Object.entries({
    ok: "good",
    degraded: "warm",
    down: "danger",
    refused: "danger",
  }),
);

function Providers({ summary }: { summary: Summary }) {
  const t = useTranslations("monitoring");
  const state = useTermTranslation("providerStates");
  const formats = useFormats();
  return (
    <section aria-labelledby="providers" className="card p-5">
      <h2 id="providers" className="font-semibold">
        {t("providers")}
      </h2>
      <ul className="mt-2 divide-y divide-line/60 text-sm">
        {summary.providers.map((provider) => (
          <li key={provider.name} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
            <span className="w-28">{provider.name}</span>
            <Badge tone={TONES.get(provider.state) ?? "plain"}>{state(provider.state)}</Badge>
            <span className="grow text-right text-quiet tabular-nums">
              {t("budget", {
                pending: formats.number(provider.pending),
                perMinute: formats.number(provider.perMinute),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
