import type { Store } from "../../src/store/index.ts";

/** How SQLite would answer a statement, a line a step. */
export function planOf({ sql }: Pick<Store, "sql">, text: string): string[] {
  const names = [...new Set(Array.from(text.matchAll(/:(\w+)/g), ([, name]) => name ?? ""))];
  return sql<{ detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(Object.fromEntries(names.map((name) => [name, null])))
    .map(({ detail }) => detail);
}

/** A store for records, and the plans of the statements that they ask it for. */
export function recordedPlans(store: Store) {
  const asked = new Set<string>();
  const recording: Pick<Store, "sql"> = {
    sql: (text) => {
      asked.add(text);
      return store.sql(text);
    },
  };
  return {
    recording,
    plansOf(act: () => unknown): string[] {
      asked.clear();
      store.writeRelaxed(act);
      return [...asked].flatMap((text) => planOf(store, text));
    },
  };
}
