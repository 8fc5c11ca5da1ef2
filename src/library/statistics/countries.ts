import { parseStoredJson, type Store } from "../../store/index.ts";
import type { NamedCount } from "./namedCount.ts";

/** As providers state it: by code and name, or by name alone. */
type StatedCountry = string | { readonly code: string | null; readonly name: string };

/**
 * The countries with most films. By code where a provider gave one, else by the name it used: counting both would count
 * one country twice.
 */
export function countriesOf({ sql }: Pick<Store, "sql">, limit: number): NamedCount[] {
  const rows = sql<{ film: number; value: string }>("SELECT film, value FROM fact WHERE field = 'countries'").all();
  const counts = new Map<string, number>();
  for (const facts of Map.groupBy(rows, ({ film }) => film).values()) {
    const stated = facts.flatMap(({ value }) => parseStoredJson<StatedCountry[]>(value));
    const codes = stated.flatMap((country) => (typeof country === "object" && country.code ? country.code : []));
    const names = stated.map((country) => (typeof country === "object" ? country.name : country));
    for (const name of new Set(codes.length > 0 ? codes : names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, limit);
}
