/** Limits of one request, as Wikimedia documents them. */
export const ITEMS_PER_CALL = 50;
export const LEADS_PER_CALL = 20;
/** The search refuses longer queries. */
export const MAX_QUERY_LENGTH = 300;

/** Splits a list into batches of at most `size`. */
export function inBatches<T>(entries: readonly T[], size: number): readonly (readonly T[])[] {
  const batches: T[][] = [];
  for (let at = 0; at < entries.length; at += size) batches.push(entries.slice(at, at + size));
  return batches;
}

/**
 * Search queries for many ids of one property at once: `haswbstatement:P4947=603|P4947=604`, as few as the
 * longest allowed query permits.
 */
export function statementQueries(property: string, ids: readonly string[]): readonly string[] {
  const queries: string[] = [];
  let current = "";
  for (const id of ids) {
    const longer = current === "" ? `haswbstatement:${property}=${id}` : `${current}|${property}=${id}`;
    if (longer.length <= MAX_QUERY_LENGTH) {
      current = longer;
      continue;
    }
    queries.push(current);
    current = `haswbstatement:${property}=${id}`;
  }
  return current === "" ? queries : [...queries, current];
}
