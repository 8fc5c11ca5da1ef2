import { DataTable } from "../../../components/DataTable.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { usePrecision } from "../hooks/useActivity.ts";

/** How often automatic matches were right, by basis and by provider. */
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
      <DataTable
        className="mt-3"
        rows={data.by}
        rowKey={(row) => `${row.provider} ${row.basis}`}
        columns={[
          { key: "basis", title: t("basis"), cell: (row) => basis(row.basis) },
          { key: "provider", title: t("provider"), cell: (row) => row.provider },
          { key: "decided", title: t("decided"), cell: (row) => formats.number(row.decided) },
          { key: "corrected", title: t("corrected"), cell: (row) => formats.number(row.corrected) },
          { key: "right", title: t("right"), cell: share },
        ]}
      />
    </details>
  );
}
