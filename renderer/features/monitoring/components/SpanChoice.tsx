import { Select } from "../../../components/Select.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { SPANS, type SpanName } from "../hooks/useMonitoring.ts";

export function SpanChoice({ span, onChange }: { span: SpanName; onChange: (span: SpanName) => void }) {
  const t = useTranslations("monitoring");
  const names = Object.keys(SPANS) as SpanName[];
  return (
    <Select
      label={t("span")}
      value={span}
      options={names.map((value) => ({ value, label: t(`span_${value}`) }))}
      onChange={onChange}
    />
  );
}
