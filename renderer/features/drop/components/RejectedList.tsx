import { fileNameOf } from "../../../components/filePaths.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import type { Rejected } from "../importProgress.ts";

const MAX_SHOWN = 6;

export function RejectedList({ label, rejected }: { label: string; rejected: readonly Rejected[] }) {
  const t = useTranslations("drop");
  const formats = useFormats();
  if (rejected.length === 0) return null;
  const more = rejected.length - MAX_SHOWN;
  return (
    <div className="mt-3 border-t border-line pt-2 text-sm">
      <p className="flex justify-between text-quiet">
        <span>{label}</span>
        <span className="tabular-nums">{formats.number(rejected.length)}</span>
      </p>
      <ul aria-label={label} className="mt-1 space-y-1">
        {rejected.slice(0, MAX_SHOWN).map(({ path, detail }) => (
          <li key={path} className="text-quiet">
            <span className="break-words text-ink">{fileNameOf(path)}</span> — {detail}
          </li>
        ))}
        {more > 0 && <li className="text-quiet">{t("moreRejected", { count: more, number: formats.number(more) })}</li>}
      </ul>
    </div>
  );
}
