import type { Recommendation } from "../../../src/contract/index.ts";

export interface ReasonGroup {
  /** Null for films that share their reason with no other film. */
  readonly reason: string | null;
  readonly items: readonly Recommendation[];
}

/** What everybody likes says nothing about the person. */
const GENERAL_KINDS: ReadonlySet<string> = new Set(["popular", "unseen"]);

/**
 * Films with the same reason together, in the order of the first of each; then the others, each with its own; last those
 * whose reason is not about the person.
 */
export function groupByReason(items: readonly Recommendation[]): ReasonGroup[] {
  const byReason = Map.groupBy(items, ({ reason }) => reason.text);
  const shared: ReasonGroup[] = [...byReason].flatMap(([reason, group]) =>
    group.length > 1 ? [{ reason, items: group }] : [],
  );
  const single = items.filter(({ reason }) => byReason.get(reason.text)?.length === 1);
  const isGeneral = ({ items: [first] }: ReasonGroup) => GENERAL_KINDS.has(first?.reason.kind ?? "");
  const others: ReasonGroup[] = single.length === 0 ? [] : [{ reason: null, items: single }];
  return [...shared.filter((group) => !isGeneral(group)), ...others, ...shared.filter(isGeneral)];
}
