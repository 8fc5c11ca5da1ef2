import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { type DataColumn, DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

const ACTS = ["opened", "watched", "rated", "liked"] as const;

/** How good lists really were: what people did with the films that were suggested to them. */
export function ListPrecision() {
  const t = useTranslations("models");
  const formats = useFormats();
  const { data } = useQuery(api.models.precision.queryOptions());
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="real-precision" className="card overflow-x-auto p-5">
      <h2 id="real-precision" className="font-semibold">
        {t("realPrecision")}
      </h2>
      <p className="text-sm text-quiet">{t("realPrecisionText")}</p>
      <DataTable
        className="mt-3"
        rows={data.items}
        rowKey={(row) => String(row.version ?? "popular")}
        columns={[
          {
            key: "version",
            title: t("listsOf"),
            cell: (row) => (row.version === null ? t("withoutModel") : `v${row.version}`),
          },
          { key: "lists", title: t("lists_made"), cell: (row) => formats.number(row.lists) },
          { key: "shown", title: t("shown"), cell: (row) => formats.number(row.shown) },
          ...ACTS.map(
            (act): DataColumn<(typeof data.items)[number]> => ({
              key: act,
              title: t(act),
              cell: (row) => (
                <>
                  {formats.number(row[act])}{" "}
                  {row.shown >= row[act] && row.shown > 0 && (
                    <span className="text-quiet">{formats.percent(row[act] / row.shown)}</span>
                  )}
                </>
              ),
            }),
          ),
        ]}
      />
    </section>
  );
}
