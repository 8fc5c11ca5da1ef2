import type { ParsedRows } from "../lenientSchemas.ts";
import type { Statement } from "./wikimediaSchemas.ts";

/** Statements by property, as an item carries them. */
export type Claims = ReadonlyMap<string, ParsedRows<Statement>>;

const MINUTES_A_UNIT: ReadonlyMap<string, number> = new Map(
  Object.entries<number>({ Q7727: 1, Q11574: 1 / 60, Q25235: 60 }),
);

/** The preferred values where there are any, else the normal ones, never the deprecated. */
export function bestValues(claims: Claims, property: string): readonly unknown[] {
  const known = (claims.get(property)?.rows ?? []).filter((statement) => statement.mainsnak.snaktype === "value");
  const preferred = known.filter((statement) => statement.rank === "preferred");
  const chosen = preferred.length > 0 ? preferred : known.filter((statement) => statement.rank === "normal");
  return chosen.map((statement) => member(statement.mainsnak.datavalue, "value"));
}

/** External ids and other plain texts. */
export function texts(claims: Claims, property: string): readonly string[] {
  return bestValues(claims, property).filter((value): value is string => typeof value === "string");
}

/** Ids of the items that a property points to (`Q42`). */
export function itemIds(claims: Claims, property: string): readonly string[] {
  return bestValues(claims, property).flatMap((value) => {
    const id = member(value, "id");
    return typeof id === "string" && /^Q\d{1,12}$/.test(id) ? [id] : [];
  });
}

export function languageTexts(claims: Claims, property: string): readonly { text: string; language: string }[] {
  return bestValues(claims, property).flatMap((value) => {
    const text = member(value, "text");
    const language = member(value, "language");
    return typeof text === "string" && text !== "" && typeof language === "string" ? [{ text, language }] : [];
  });
}

/** A point in time: `day` only where it is known to the day. */
export type ClaimedDate = { readonly year: number; readonly day: string | null };

const JULIAN_CALENDAR = "Q1985786";

/**
 * The earliest of several dates (one a country, as a rule). Times look like `+1999-03-31T00:00:00Z`, with a precision
 * of 9 for a year, 10 for a month, 11 for a day; a less precise time is ignored. A Julian date, as used for Russian
 * films until 1918, is converted to the Gregorian calendar.
 */
export function earliestDate(claims: Claims, property: string): ClaimedDate | null {
  const dates = bestValues(claims, property)
    .flatMap((value) => {
      const time = member(value, "time");
      const precision = member(value, "precision");
      const match = typeof time === "string" ? /^\+0*(\d{4})-(\d{2})-(\d{2})T/.exec(time) : null;
      if (match === null || typeof precision !== "number" || precision < 9) return [];
      const isJulian = String(member(value, "calendarmodel")).endsWith(JULIAN_CALENDAR);
      const stated = match[0].slice(0, -1).replace(/^\+0*/, "");
      const date = isJulian && precision >= 11 ? toGregorian(stated) : stated;
      const [year, month] = date.split("-");
      // A bare year sorts behind the days of that year, because it is less exact, not earlier.
      const sortKey = precision >= 11 ? date : `${year}-${precision >= 10 ? month : "99"}-99`;
      return [{ sortKey, year: Number(year), day: precision >= 11 ? date : null }];
    })
    .toSorted((a, b) => (a.sortKey < b.sortKey ? -1 : 1));
  const [earliest] = dates;
  return earliest === undefined ? null : { year: earliest.year, day: earliest.day };
}

/** The calendars differ by 12 days in the nineteenth century and by 13 days in the twentieth and twenty-first. */
function toGregorian(julian: string): string {
  const days = julian < "1900-02-29" ? 12 : 13;
  const at = Date.parse(`${julian}T00:00:00Z`);
  return Number.isNaN(at) ? julian : new Date(at + days * 86_400_000).toISOString().slice(0, 10);
}

/** A duration in minutes from a quantity in minutes, seconds or hours; of several cuts the first. */
export function minutes(claims: Claims, property: string): number | null {
  for (const value of bestValues(claims, property)) {
    const unit = member(value, "unit");
    const amount = Number(member(value, "amount"));
    const factor = typeof unit === "string" ? MINUTES_A_UNIT.get(unit.slice(unit.lastIndexOf("/") + 1)) : undefined;
    if (factor === undefined || !(amount > 0)) continue;
    return Math.round(amount * factor);
  }
  return null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
