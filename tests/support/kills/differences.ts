import type { Dump } from "./databaseDump.ts";

export interface Difference {
  readonly about: string;
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Rows that only one of two libraries has, each counted as often as it occurs. */
export function differencesOf(expected: Dump, found: Dump): Difference[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((about) => {
    const missing = without(expected[about] ?? [], found[about] ?? []);
    const extra = without(found[about] ?? [], expected[about] ?? []);
    return missing.length + extra.length > 0 ? [{ about, missing, extra }] : [];
  });
}

function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(row) ?? 0;
    if (count > 0) left.set(row, count - 1);
    return count === 0;
  });
}
