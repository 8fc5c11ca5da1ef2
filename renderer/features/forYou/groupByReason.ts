import type { Recommendation } from "../../../src/contract/index.ts";

export interface ReasonGroup {
  /** Null for films that share their reason with no other film. */
  readonly reason: string | null;
  readonly items: readonly Recommendation[];
}

/** Films with the same reason together, in the order of the first of each; the others, each with its own, come last. */
export function groupByReason(items: readonly Recommendation[]): ReasonGroup[] {
  const byReason = Map.groupBy(items, ({ reason }) => reason.text);
  const shared = [...byReason].filter(([, group]) => group.length > 1);
  const single = items.filter(({ reason }) => byReason.get(reason.text)?.length === 1);
  const groups: ReasonGroup[] = shared.map(([reason, group]) => ({ reason, items: group }));
  return single.length === 0 ? groups : [...groups, { reason: null, items: single }];
}
