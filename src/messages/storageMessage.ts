import type { Language } from "../contract/index.ts";
import type { DiskFault } from "../disk/index.ts";
import { translate } from "./translate.ts";

interface StorageProblem extends DiskFault {
  readonly volume: string;
  readonly freeBytes: number | null;
}

const MEGABYTE = 1_000_000;

/** Which disk or folder cannot be written, how much room it has, and what helps. */
export function storageMessage(language: Language, { code, path, volume, freeBytes }: StorageProblem): string {
  const megabytes = freeBytes === null ? null : Math.floor(freeBytes / MEGABYTE).toLocaleString(language);
  const free = megabytes === null ? "?" : `${megabytes} ${language === "fr" ? "Mo" : "MB"}`;
  return translate(language, `storage_${code}`, { path, volume, free });
}
