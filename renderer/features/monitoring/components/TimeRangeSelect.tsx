import { Select } from "../../../components/Select.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { TIME_RANGES, type TimeRange } from "../hooks/useMonitoring.ts";

export function TimeRangeSelect({ span, onChange }: { span: TimeRange; onChange: (span: TimeRange) => void }) {
  const t = useTranslations("monitoring");
  const names = Object.keys(TIME_RANGES) as TimeRange[];
  return (
    <Select
      label={t("span")}
      value={span}
      options={names.map((value) => ({ value, label: t(`span_${value}`) }))}
      onChange={onChange}
    />
  );
}
