import { DataTable } from "../../../components/DataTable.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { useAllowOutboundRequests, useOutboundRequests } from "../hooks/useMonitoring.ts";

const DAYS = 7;

/** Every request that left this machine, and the one switch that stops them all. */
export function OutboundRequests({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("monitoring");
  const formats = useFormats();
  const reason = useTermTranslation("outsideReasons");
  const outside = useOutboundRequests(DAYS);
  const allow = useAllowOutboundRequests();
  if (outside.isError && !outside.data)
    return <ProblemNote error={outside.error} onRetry={() => void outside.refetch()} />;
  if (!outside.data) return null;
  const { allowed } = outside.data;
  const items = outside.data.items.toSorted((a, b) => a.host.localeCompare(b.host) || b.calls - a.calls);
  return (
    <section aria-labelledby="outside" className="card p-5">
      <div className="flex flex-wrap items-center gap-3">
        <div className="grow">
          <h2 id="outside" className="font-semibold">
            {t("outside")}
          </h2>
          <p className="text-sm text-quiet">{t("outsideText")}</p>
        </div>
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="accent-accent"
            checked={allowed}
            disabled={!isOwner || allow.isPending}
            onChange={({ target }) => allow.mutate({ outboundRequestsAllowed: target.checked })}
          />
          {t("outsideAllowed")}
        </label>
      </div>
      {items.length === 0 ? (
        <p className="mt-3 text-sm text-quiet">{t("outsideNone")}</p>
      ) : (
        <DataTable
          className="mt-3"
          rows={items}
          rowKey={(entry) => `${entry.host} ${entry.reason}`}
          columns={[
            { key: "host", title: t("host"), className: "break-all", cell: (entry) => entry.host },
            { key: "reason", title: t("reason"), cell: (entry) => reason(entry.reason) },
            { key: "calls", title: t("calls"), align: "right", cell: (entry) => formats.number(entry.calls) },
            {
              key: "failed",
              title: t("failed"),
              align: "right",
              className: (entry) => (entry.failed > 0 ? "text-danger" : "text-quiet"),
              cell: (entry) => formats.number(entry.failed),
            },
            {
              key: "cached",
              isMinor: true,
              title: t("cached"),
              align: "right",
              className: "text-quiet",
              cell: (entry) => formats.number(entry.cached),
            },
            {
              key: "received",
              isMinor: true,
              title: t("received"),
              align: "right",
              cell: (entry) => formats.size(entry.bytes),
            },
            {
              key: "lastTime",
              isMinor: true,
              title: t("lastTime"),
              align: "right",
              className: "text-quiet",
              cell: (entry) => formats.relativeTime(entry.lastAt),
            },
          ]}
        />
      )}
    </section>
  );
}
