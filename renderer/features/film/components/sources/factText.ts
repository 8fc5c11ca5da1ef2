import type { Formats } from "../../../../i18n/format.ts";

export interface FactTexts {
  imageCounts(counts: { posters: string; backdrops: string; logos: string }): string;
  outOfTen(value: string): string;
  status(value: string): string;
  readonly anyCountry: string;
}

const MAX_ROWS = 20;
const SECONDS_A_MINUTE = 60;

/** A field's value as one line of text, in the person's language. Values of unknown forms are written as they are. */
export function factText(field: string, value: unknown, formats: Formats, texts: FactTexts): string {
  if (typeof value === "number") return numberText(field, value, formats, texts);
  if (typeof value === "string") return plainText(field, value, formats, texts);
  if (Array.isArray(value)) return rowsText(field, value, formats, texts);
  if (field === "images" && isRecord(value)) return imageCounts(value, formats, texts);
  if (isRecord(value)) return rowText(field, value, formats, texts);
  return String(value);
}

function numberText(field: string, value: number, formats: Formats, texts: FactTexts): string {
  switch (field) {
    case "year":
      return String(value);
    case "runtimeMinutes":
      return formats.duration(value * SECONDS_A_MINUTE);
    case "budget":
    case "revenue":
      return formats.usDollars(value);
    case "voteAverage":
      return texts.outOfTen(formats.number(value));
    default:
      return formats.number(value);
  }
}

function plainText(field: string, value: string, formats: Formats, texts: FactTexts): string {
  if (field === "status") return texts.status(value);
  if (field === "originalLanguage") return formats.languageName(value);
  return field === "releaseDate" ? formats.day(value) : value;
}

function rowsText(field: string, rows: readonly unknown[], formats: Formats, texts: FactTexts): string {
  const shown = rows.slice(0, MAX_ROWS).map((row) => {
    if (field === "originCountries" && typeof row === "string") return formats.countryName(row);
    return isRecord(row) ? rowText(field, row, formats, texts) : String(row);
  });
  return shown.join(", ") + (rows.length > MAX_ROWS ? ", …" : "");
}

/** `{ name }`, `{ title, year }`, `{ country, certification }`, `{ country, date }`, or accounts by network. */
function rowText(field: string, row: Record<string, unknown>, formats: Formats, texts: FactTexts): string {
  const country = typeof row.country === "string" ? formats.countryName(row.country) || texts.anyCountry : "";
  if (typeof row.certification === "string") return `${row.certification} (${country})`;
  if (typeof row.date === "string") return `${formats.day(row.date)} (${country})`;
  if (field === "ratings" && typeof row.value === "number" && typeof row.max === "number")
    return `${row.name} ${formats.number(row.value)} / ${formats.number(row.max)}`;
  if (field === "countries" && typeof row.code === "string") return formats.countryName(row.code);
  if (field === "spokenLanguages" && typeof row.code === "string") return formats.languageName(row.code);
  if (typeof row.name === "string") return row.name;
  if (typeof row.title === "string") return typeof row.year === "number" ? `${row.title} (${row.year})` : row.title;
  return Object.values(row)
    .filter((part) => typeof part === "string" || typeof part === "number")
    .join(", ");
}

function imageCounts(images: Record<string, unknown>, formats: Formats, texts: FactTexts): string {
  const count = (kind: string) => {
    const rows = images[kind];
    return formats.number(Array.isArray(rows) ? rows.length : 0);
  };
  return texts.imageCounts({ posters: count("posters"), backdrops: count("backdrops"), logos: count("logos") });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
