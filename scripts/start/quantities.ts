import type { DownloadProgress } from "./resumableDownload.ts";

/** "34.1 of 115 MB" needs the same unit twice: the first number goes without. */
export function formatReceived({ receivedBytes, totalBytes }: DownloadProgress, locale: string, of: string): string {
  const megabytes = (bytes: number) => bytes / 1e6;
  const withUnit = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: "megabyte",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  if (totalBytes === null) return withUnit.format(megabytes(receivedBytes));
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${number.format(megabytes(receivedBytes))} ${of} ${withUnit.format(megabytes(totalBytes))}`;
}

/** Seconds in steps of five, above a minute and a half minutes: an estimate that changes all the time reads badly. */
export function formatTimeLeft(seconds: number, locale: string): string {
  const isShort = seconds <= 90;
  const value = isShort ? Math.max(5, Math.ceil(seconds / 5) * 5) : Math.round(seconds / 60);
  return new Intl.NumberFormat(locale, { style: "unit", unit: isShort ? "second" : "minute" }).format(value);
}
