import { OneOf } from "../../../components/OneOf.tsx";
import { useWords } from "../../../i18n/index.ts";
import { SPANS, type SpanName } from "../hooks/useMonitoring.ts";

export function SpanChoice({ span, onChange }: { span: SpanName; onChange: (span: SpanName) => void }) {
  const words = useWords("monitoring");
  const names = Object.keys(SPANS) as SpanName[];
  return (
    <OneOf
      label={words("span")}
      value={span}
      options={names.map((value) => ({ value, label: words(`span_${value}`) }))}
      onChange={onChange}
    />
  );
}
