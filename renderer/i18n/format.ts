import { useMemo } from "react";
import type { Language } from "../../src/contract/index.ts";
import { useLanguage } from "./index.ts";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;
const SIZE_STEP = 1_000;
const SIZE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/**
 * The browser's regional variant of the language, because British and American times differ. Some browsers report a
 * system locale that is not a language tag (`en-US@posix`), for which `Intl` throws: it is skipped.
 */
export function localeOf(language: Language, tags: readonly string[] = navigator.languages): string {
  return tags.find((tag) => tag.split("-")[0] === language && isLanguageTag(tag)) ?? language;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false; // RangeError: not a language tag
  }
}

/** Numbers, times, durations and sizes in the person's language. */
export interface Formats {
  /** BCP 47 tag, for components that format dates themselves. */
  readonly locale: string;
  number(value: number): string;
  /** With this number of decimals. */
  decimal(value: number, digits: number): string;
  /** @param share 0 to 1 */
  percent(share: number): string;
  /** "21:45" */
  timeOfDay(at: Date): string;
  /** "27 November 2026" for "2026-11-27"; what is not a day is returned as it is. */
  day(day: string): string;
  /** "27 November" for "11-27"; what is not a day is returned as it is. */
  dayOfYear(monthAndDay: string): string;
  /** "$1,200,000" */
  usDollars(amount: number): string;
  /** "France" for "FR"; what is not a country code is returned as it is. */
  countryName(code: string): string;
  /** Of "2026-11": "11/26" and "November 2026". */
  month(month: string): { short: string; long: string };
  /** "3 minutes ago", "in 30 seconds". @param instant ISO 8601 */
  relativeTime(instant: string): string;
  /** "45 s", "12 min", "1 h 32" */
  duration(seconds: number): string;
  /** "+0.5 s" */
  signedSeconds(seconds: number): string;
  /** "1.4 GB" */
  size(bytes: number): string;
  /** "French" for "fr"; what is not a language tag is returned as it is. */
  languageName(tag: string): string;
  /** The same where it stands alone, as a label: "Français" where the language writes it small. */
  languageLabel(tag: string): string;
}

export function formatsIn(language: Language, locale = localeOf(language)): Formats {
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "second",
    unitDisplay: "short",
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
  const dollars = new Intl.NumberFormat(locale, { style: "currency", currency: "USD", maximumFractionDigits: 0 });
  const countryNames = new Intl.DisplayNames(locale, { type: "region" });
  const languageNames = new Intl.DisplayNames(locale, { type: "language" });
  const languageName = (tag: string) => {
    try {
      return languageNames.of(tag) ?? tag;
    } catch {
      return tag; // not a language tag: media files may contain any text here
    }
  };
  return {
    locale,
    number: (value) => number.format(value),
    decimal: (value, digits) =>
      value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    percent: (share) => percent.format(share),
    timeOfDay: (at) => clock.format(at),
    day: (day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? dayFormat.format(new Date(`${day}T00:00:00Z`)) : day),
    // Of a leap year, which has every day.
    dayOfYear: (day) => (/^\d{2}-\d{2}$/.test(day) ? dayOfYear.format(new Date(`2000-${day}T00:00:00Z`)) : day),
    usDollars: (amount) => dollars.format(amount),
    countryName: (code) => (/^[A-Z]{2}$/.test(code) ? (countryNames.of(code) ?? code) : code),
    month: (month) => formatMonth(month, locale),
    relativeTime(instant) {
      const seconds = (Date.parse(instant) - Date.now()) / 1_000;
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
      return relative.format(Math.round(seconds / length), unit);
    },
    duration: formatDuration,
    signedSeconds: (seconds) => signed.format(seconds),
    size: (bytes) => formatSize(bytes, locale),
    languageName,
    languageLabel(tag) {
      const [first = "", ...rest] = languageName(tag);
      return first.toLocaleUpperCase(locale) + rest.join("");
    },
  };
}

function formatMonth(month: string, locale: string): { short: string; long: string } {
  const at = new Date(`${month}-15T12:00:00Z`);
  return {
    short: new Intl.DateTimeFormat(locale, { month: "2-digit", year: "2-digit" }).format(at),
    long: new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" }).format(at),
  };
}

function formatDuration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (Math.round(seconds) < 60) return `${Math.round(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = `${Math.floor(minutes / 60)} h`;
  return minutes % 60 === 0 ? hours : `${hours} ${String(minutes % 60).padStart(2, "0")}`;
}

function formatSize(bytes: number, locale: string): string {
  const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(SIZE_STEP)), SIZE_UNITS.length - 1);
  const value = bytes / SIZE_STEP ** step;
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: SIZE_UNITS[step] ?? "byte",
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
  return format.format(value);
}

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsIn(language), [language]);
}
