import type { Language } from "../contract/index.ts";
import type { DiskFault } from "../disk/index.ts";
import { translate } from "./translate.ts";

const TARGETS = ["open", "backup", "nfo", "catalogue", "log", "file"] as const;
/** What should have been opened or written. */
export type DiskTarget = (typeof TARGETS)[number];

export function isDiskTarget(word: string): word is DiskTarget {
  return TARGETS.some((target) => target === word);
}

/**
 * Says what could not be opened or written, why, and what to do.
 * @param target the file or folder; the fault names the part of its path that causes the problem
 */
export function diskMessage(language: Language, what: DiskTarget, target: string, { code, path }: DiskFault): string {
  return translate(language, `disk_at_${what}`, {
    target,
    reason: translate(language, `disk_reason_${code}`, { path }),
    remedy: translate(language, `disk_remedy_${code}`),
  });
}
