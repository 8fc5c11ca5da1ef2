import { CodedError } from "../../errors/index.ts";

/**
 * The person has no such list, has one of that name already, the list cannot be renamed or removed, or there are as many
 * lists, or films on it, as there may be.
 */
export type ListErrorCode = "unknown_list" | "list_exists" | "list_kept" | "too_many_lists" | "list_full";

/** Maximum number of lists of one person, and of saved filters. */
export const MAX_LISTS = 200;
/** Maximum number of films on one list. */
export const MAX_LIST_FILMS = 100_000;

/** @param fact the list's number or name */
export function listError(code: ListErrorCode, fact: string | number): CodedError<ListErrorCode> {
  return new CodedError(code, { fact: String(fact) });
}
