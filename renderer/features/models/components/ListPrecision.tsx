import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
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
      <table className="mt-3 w-full text-left text-sm tabular-nums">
        <thead className="text-quiet">
          <tr>
            {(["listsOf", "lists_made", "shown", ...ACTS] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map((row) => (
            <tr key={row.version ?? "popular"} className="border-t border-line/70">
              <th scope="row" className="py-1 pr-4 font-normal">
                {row.version === null ? t("withoutModel") : `v${row.version}`}
              </th>
              <td className="pr-4">{formats.number(row.lists)}</td>
              <td className="pr-4">{formats.number(row.shown)}</td>
              {ACTS.map((act) => (
                <td key={act} className="pr-4">
                  {formats.number(row[act])}{" "}
                  {row.shown > 0 && <span className="text-quiet">{formats.percent(row[act] / row.shown)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
