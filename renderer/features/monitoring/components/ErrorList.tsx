import { Download } from "lucide-react";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { download, toCsv } from "../figures.ts";
import { useErrors } from "../hooks/useMonitoring.ts";

/** The last errors: where, what they mean, and the request id to find in the log. */
export function ErrorList() {
  const t = useTranslations("monitoring");
  const formats = useFormats();
  const errors = useErrors();
  const items = errors.data?.items ?? [];
  return (
    <section aria-labelledby="errors" className="card p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="errors" className="font-semibold">
          {t("lastErrors")}
        </h2>
        {items.length > 0 && (
          <Button
            size="small"
            onClick={() =>
              download(
                "errors.csv",
                toCsv(
                  ["at", "code", "status", "where", "request"],
                  items.map(({ at, code, status, where, requestId }) => [at, code, status, where, requestId]),
                ),
              )
            }
          >
            <Download aria-hidden className="size-4" />
            CSV
          </Button>
        )}
      </div>
      {errors.isSuccess && items.length === 0 && <p className="mt-2 text-sm text-quiet">{t("noErrors")}</p>}
      <ul className="mt-2 divide-y divide-line/60 text-sm">
        {items.map((error) => (
          <li
            key={`${error.at}${error.requestId}${error.where}`}
            className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-2"
          >
            <Badge tone={error.status === null || error.status >= 500 ? "danger" : "plain"}>
              {error.status ?? t("job")}
            </Badge>
            <code className="text-xs">{error.where}</code>
            <span className="min-w-0 grow basis-60">{error.text}</span>
            <span className="text-xs text-quiet">
              {error.code} · {formats.relativeTime(error.at)}
              {error.requestId && <code className="block text-[0.68rem]">{error.requestId}</code>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
