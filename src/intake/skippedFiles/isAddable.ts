/** The reason of files that a person removed from the library. */
export const REMOVED = "removed_by_hand";

/**
 * Reasons that a user may overrule, because the program judged only by a name or followed an ignore file. Reasons
 * based on the content, such as a disc image, cannot be overruled.
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
  REMOVED,
]);

export function isAddable({ reason, isRest }: { readonly reason: string; readonly isRest: boolean }): boolean {
  return ADDABLE.has(reason) && !isRest;
}
