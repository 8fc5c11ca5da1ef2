import { Download } from "lucide-react";
import type { RatingImportAnswer } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

const MAX_SHOWN = 30;

type SkippedRowsProps = { skipped: RatingImportAnswer["skipped"]; rows: RatingImportAnswer["skippedRows"] };

/** Rows that are not imported: the count for each reason, the first rows, and a download of all known ones. */
export function SkippedRows({ skipped, rows }: SkippedRowsProps) {
  const t = useTranslations("lists");
  const { number } = useFormats();
  const count = skipped.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return null;
  return (
    <details className="mt-4">
      <summary>{t("bringSkipped", { count, number: number(count) })}</summary>
      <ul className="mt-2 space-y-0.5 text-sm">
        {skipped.map((one) => (
          <li key={one.reason}>
            {number(one.count)} · {t(reasonLabel(one.reason))}
          </li>
        ))}
      </ul>
      <ul className="mt-2 space-y-0.5 text-sm text-quiet">
        {rows.slice(0, MAX_SHOWN).map((row) => (
          <li key={`${row.reason} ${row.file} ${row.line} ${row.title} ${row.year}`} className="break-words">
            {[nameOf(row), t(reasonLabel(row.reason)), placeOf(row)].filter((part) => part !== "").join(" · ")}
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-3" onClick={() => download(rows)}>
        <Download aria-hidden className="size-4" />
        {t("bringSkippedFile")}
      </Button>
    </details>
  );
}

type Row = RatingImportAnswer["skippedRows"][number];

const nameOf = ({ title, year }: Row) => (title === null ? "" : year === null ? title : `${title} (${year})`);
const placeOf = ({ file, line }: Row) => (line === null ? file : `${file}:${line}`);

const REASONS = new Map([
  ["unreadable", "skipUnreadable"],
  ["no_title", "skipNoTitle"],
  ["rating_out_of_range", "skipOutOfRange"],
  ["not_a_film", "skipNotAFilm"],
  ["no_rating", "skipNoRating"],
  ["deleted", "skipDeleted"],
  ["orphaned", "skipOrphaned"],
  ["truncated", "skipTruncated"],
  ["review_without_date", "skipReview"],
  ["no_place", "skipNoPlace"],
  ["film_not_found", "skipNotFound"],
  ["too_many_lists", "skipLists"],
  ["edit_invalid", "skipEditInvalid"],
  ["edited_here", "skipEditedHere"],
  ["owner_only", "skipOwnerOnly"],
  ["image_refused", "skipImageRefused"],
  ["image_missing", "skipImageMissing"],
] as const);

const reasonLabel = (reason: string) => new Map<string, ReasonLabel>(REASONS).get(reason) ?? "skipUnreadable";
type ReasonLabel = typeof REASONS extends ReadonlyMap<string, infer Label> ? Label : never;

/** Formats the rows as CSV. */
function download(rows: readonly Row[]): void {
  const cells = [
    ["Reason", "File", "Line", "Name", "Year"],
    ...rows.map(({ reason, file, line, title, year }) => [reason, file, line, title, year]),
  ];
  const text = cells.map((row) => row.map(quoted).join(",")).join("\r\n");
  const address = URL.createObjectURL(new Blob(["\uFEFF", text, "\r\n"], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "skipped.csv";
  link.click();
  URL.revokeObjectURL(address);
}

/** The leading apostrophe prevents spreadsheets from evaluating a title as a formula. */
function quoted(cell: string | number | null): string {
  const text = String(cell ?? "");
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
