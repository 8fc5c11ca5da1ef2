import { useTranslations } from "../../../i18n/index.ts";

const WIDTHS = ["100%", "94%", "98%", "60%", "88%"];

/** Placeholders for lines of text that are being loaded. */
export function TextSkeleton({ lines }: { lines: number }) {
  const t = useTranslations("film");
  return (
    <div role="status" className="max-w-prose space-y-2.5 py-1">
      <span className="sr-only">{t("pending")}</span>
      {WIDTHS.slice(0, lines).map((width) => (
        <div key={width} className="skeleton h-3.5" style={{ width }} />
      ))}
    </div>
  );
}
