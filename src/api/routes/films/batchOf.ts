/** Whether a page of a list is its first, for the metrics. */
export function batchOf({
  cursor,
  offset = 0,
}: {
  readonly cursor?: string;
  readonly offset?: number;
}): "first" | "next" {
  return cursor === undefined && offset === 0 ? "first" : "next";
}
