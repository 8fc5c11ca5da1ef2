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

/** The browser's regional variant of the language: British and American times differ. */
function localeOf(language: Language): string {
  return navigator.languages.find((tag) => tag.split("-")[0] === language) ?? language;
}

/** Formats numbers, times, durations and sizes for a language. */
function formatsIn(spoken: Language) {
  const language = localeOf(spoken);
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const timeOfDay = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
  const languageNames = new Intl.DisplayNames(language, { type: "language" });

  return {
    /** For components that format dates themselves. */
    locale: language,
    number: (value: number) => number.format(value),
    /** With this number of decimals. */
    decimal: (value: number, digits: number) =>
      value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    percent: (share: number) => percent.format(share),
    timeOfDay: (at: Date) => timeOfDay.format(at),
    /** Of "2026-11": "11/26", and "November 2026". */
    month: (month: string) => {
      const at = new Date(`${month}-15T12:00:00Z`);
      return {
        short: new Intl.DateTimeFormat(language, { month: "2-digit", year: "2-digit" }).format(at),
        long: new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(at),
      };
    },
    /** "3 minutes ago", "in 30 seconds" */
    relativeTime: (instant: string) => {
      const seconds = (Date.parse(instant) - Date.now()) / 1_000;
      const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (["second", 1] as const);
      return relative.format(Math.round(seconds / length), unit);
    },
    duration: (seconds: number) => {
      const minutes = Math.round(seconds / 60);
      if (seconds < 60) return `${Math.round(seconds)} s`;
      if (minutes < 60) return `${minutes} min`;
      return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")}`;
    },
    size: (bytes: number) => {
      const step = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(SIZE_STEP)), SIZE_UNITS.length - 1);
      const value = bytes / SIZE_STEP ** step;
      const format = new Intl.NumberFormat(language, {
        style: "unit",
        unit: SIZE_UNITS[step] ?? "byte",
        maximumFractionDigits: value < 10 ? 1 : 0,
      });
      return format.format(value);
    },
    languageName: (tag: string) => {
      try {
        return languageNames.of(tag) ?? tag;
      } catch {
        return tag; // not a language tag: media files may contain any text here
      }
    },
  };
}

export function useFormats() {
  const language = useLanguage();
  return useMemo(() => formatsIn(language), [language]);
}
