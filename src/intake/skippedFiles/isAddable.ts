/**
 * Reasons that a person may overrule, because the program only judged by a name or followed an ignore file. A disc image
 * stays what it is.
 */
const ADDABLE: ReadonlySet<string> = new Set([
  "hidden",
  "ignored_by_file",
  "recycle_bin",
  "snapshot",
  "thumbnails",
  "system_file",
  "control_file",
  "not_a_video",
  "incomplete",
]);

export function isAddable({ reason, isRest }: { readonly reason: string; readonly isRest: boolean }): boolean {
  return ADDABLE.has(reason) && !isRest;
}
