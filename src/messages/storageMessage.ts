import type { Language } from "../contract/index.ts";
import { translate } from "./translate.ts";

interface StorageProblem {
  readonly code: "disk_full" | "disk_quota" | "disk_read_only" | "disk_failing" | "too_many_open_files";
  readonly volume: string;
  readonly freeBytes: number | null;
}

const MEGABYTE = 1_000_000;

/** Which disk cannot be written, how much room it has, and what helps. */
export function storageMessage(language: Language, { code, volume, freeBytes }: StorageProblem): string {
  const megabytes = freeBytes === null ? null : Math.floor(freeBytes / MEGABYTE).toLocaleString(language);
  const free = megabytes === null ? "?" : `${megabytes} ${language === "fr" ? "Mo" : "MB"}`;
  return translate(language, `storage_${code}`, { volume, free });
}
