import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { usePrecision } from "../hooks/useActivity.ts";

/** How often the program was right by itself: by what it rested on, and who knew the film. */
export function Precision() {
  const t = useTranslations("precision");
  const basis = useTermTranslation("precision");
  const formats = useFormats();
  const { data } = usePrecision();
  if (!data || data.decided === 0) return null;
  const share = (row: { decided: number; corrected: number }) => formats.percent(1 - row.corrected / row.decided);
  return (
    <details className="card mb-6 px-4 py-3">
      <summary>
        {t("summary", {
          count: data.decided,
          number: formats.number(data.decided),
          corrected: formats.number(data.corrected),
          percent: share(data),
        })}
      </summary>
      <table className="mt-3 w-full text-left text-sm tabular-nums">
        <thead className="text-quiet">
          <tr>
            {(["basis", "provider", "decided", "corrected", "right"] as const).map((column) => (
              <th key={column} scope="col" className="py-1 pr-4 font-normal">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.by.map((row) => (
            <tr key={`${row.provider} ${row.basis}`} className="border-t border-line/70">
              <th scope="row" className="py-1 pr-4 font-normal">
                {basis(row.basis)}
              </th>
              <td className="pr-4">{row.provider}</td>
              <td className="pr-4">{formats.number(row.decided)}</td>
              <td className="pr-4">{formats.number(row.corrected)}</td>
              <td>{share(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
