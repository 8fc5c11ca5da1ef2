import { mayContinue, type Store } from "../../store/index.ts";
import { reuseSlowCounts } from "../reuseSlowCounts.ts";
import type { PersonWithFilms } from "./personPage.ts";
import { portraitUrl } from "./portraitUrl.ts";

export interface ListedPerson extends PersonWithFilms {
  /** Address of the portrait in the API; null when the provider has none. */
  readonly portrait: string | null;
}

/** Everyone in the credits, most films first. Pages are cut from one count of all credits, until something is written. */
export function createPersonList({ sql, changeMark }: Pick<Store, "sql" | "changeMark">) {
  const everyone = reuseSlowCounts({ sql, changeMark }, () => {
    const rows = sql<{ id: number; films: number }>(`
      SELECT person.id, count(DISTINCT credit.film) AS films
      FROM credit
      CROSS JOIN person ON person.id = credit.person
      WHERE 1 ${mayContinue("credit.film")}
      GROUP BY credit.person
      ORDER BY films DESC, person.name, person.id`).all();
    return { ids: Uint32Array.from(rows, ({ id }) => id), films: Uint32Array.from(rows, ({ films }) => films) };
  });

  return (offset: number, limit: number): ListedPerson[] => {
    const { ids, films } = everyone();
    const page = ids.subarray(offset, offset + limit);
    const rows = sql<{ id: number; name: string; portrait: string | null }>(`
      SELECT person.id, person.name, person.portrait
      FROM json_each(:ids) AS listed
      JOIN person ON person.id = listed.value`).all({ ids: JSON.stringify([...page]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return [...page].flatMap((id, index) => {
      const person = byId.get(id);
      if (!person) return [];
      const portrait = portraitUrl(id, person.portrait);
      return { personId: id, name: person.name, portrait, films: films[offset + index] ?? 0 };
    });
  };
}
