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
            onChange={({ target }) => allow.mutate({ outsideRequests: target.checked })}
          />
          {t("outsideAllowed")}
        </label>
      </div>
      {items.length === 0 ? (
        <p className="mt-3 text-sm text-quiet">{t("outsideNone")}</p>
      ) : (
        <table className="mt-3 w-full text-sm tabular-nums">
          <thead className="text-xs text-quiet">
            <tr>
              <th scope="col" className="text-left font-normal">
                {t("host")}
              </th>
              <th scope="col" className="text-left font-normal">
                {t("reason")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("calls")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("failed")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("cached")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("received")}
              </th>
              <th scope="col" className="text-right font-normal">
                {t("lastTime")}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <tr key={`${entry.host} ${entry.reason}`} className="border-t border-line/60">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {entry.host}
                </th>
                <td>{reason(entry.reason)}</td>
                <td className="text-right">{formats.number(entry.calls)}</td>
                <td className={`text-right ${entry.failed > 0 ? "text-danger" : "text-quiet"}`}>
                  {formats.number(entry.failed)}
                </td>
                <td className="text-right text-quiet">{formats.number(entry.cached)}</td>
                <td className="text-right">{formats.size(entry.bytes)}</td>
                <td className="text-right text-quiet">{formats.relativeTime(entry.lastAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
