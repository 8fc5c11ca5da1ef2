import { mayContinue, parseStoredJson, type Store } from "../../store/index.ts";
import type { NamedCount } from "./namedCount.ts";

/** As providers state it: by code and name, or by name alone. */
type StatedCountry = string | { readonly code: string | null; readonly name: string };

/**
 * The countries with most films. By code where a provider gave one, else by the name it used: counting both would count
 * one country twice.
 */
export function countriesOf({ sql }: Pick<Store, "sql">, limit: number): NamedCount[] {
  // Most films share what is stated about them with many others: it is read once for all of them.
  const rows = sql<{ stated: string; films: number }>(`
    SELECT stated, count(*) AS films
    FROM (SELECT json_group_array(json(value)) AS stated
          FROM fact
          WHERE field = 'countries' ${mayContinue("film")}
          GROUP BY film)
    GROUP BY stated`).all();
  const counts = new Map<string, number>();
  for (const { stated, films } of rows)
    for (const name of countriesStated(parseStoredJson<StatedCountry[][]>(stated).flat()))
      counts.set(name, (counts.get(name) ?? 0) + films);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, limit);
}

function countriesStated(stated: readonly StatedCountry[]): Set<string> {
  const codes = stated.flatMap((country) => (typeof country === "object" && country.code ? country.code : []));
  const names = stated.map((country) => (typeof country === "object" ? country.name : country));
  return new Set(codes.length > 0 ? codes : names);
}
