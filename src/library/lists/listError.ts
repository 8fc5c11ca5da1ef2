import { CodedError } from "../../errors/index.ts";

/** The person has no such list, has one of that name already, or the list cannot be renamed or removed. */
export type ListErrorCode = "unknown_list" | "list_exists" | "list_kept";

/** @param fact the list's number or name */
export function listError(code: ListErrorCode, fact: string | number): CodedError<ListErrorCode> {
  return new CodedError(code, { fact: String(fact) });
}
