import { countryOf, type FilmAttribute, type Language, type Locale } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { ResolvedFact } from "./chooseFacts.ts";
import { countryCode } from "./countryCode.ts";
import { releaseIn } from "./releaseIn.ts";

type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;
type Attribute = readonly [name: FilmAttribute, value: string];

/** Writes what the film is filtered by from what is shown of it. Expects to be inside a transaction. */
export function updateFilmAttributes(
  { sql }: Pick<Store, "sql">,
  filmId: number,
  resolved: ResolvedFacts,
  language: Language | Locale,
): void {
  const stated = JSON.stringify(attributesOf(resolved, language));
  sql(`
    DELETE FROM film_attribute
    WHERE film = :filmId AND (name, value) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(:stated))`).run({
    filmId,
    stated,
  });
  sql(`
    INSERT OR IGNORE INTO film_attribute (name, value, film)
    SELECT value ->> 0, value ->> 1, :filmId
    FROM json_each(:stated)`).run({ filmId, stated });
}

function attributesOf(resolved: ResolvedFacts, language: Language | Locale): Attribute[] {
  const { releaseDate, certification } = releaseIn(countryOf(language), resolved);
  const attributes: (readonly [Attribute[0], string | null])[] = [
    ...rowsOf(resolved, "countries").map((row) => ["country", countryIn(row)] as const),
    ...rowsOf(resolved, "spokenLanguages").map((row) => ["spokenLanguage", textIn(row, "code")] as const),
    ["certification", certification],
    ["releaseDay", /^\d{4}-(\d\d-\d\d)/.exec(releaseDate ?? "")?.[1] ?? null],
  ];
  return attributes.filter((attribute): attribute is Attribute => attribute[1] !== null && attribute[1] !== "");
}

/** The code that the provider states or that the name has; otherwise the name. */
function countryIn(row: object): string | null {
  const name = textIn(row, "name");
  return textIn(row, "code") ?? (name === null ? null : (countryCode(name) ?? name));
}

function rowsOf(resolved: ResolvedFacts, field: string): object[] {
  const value = resolved.get(field)?.value;
  return Array.isArray(value) ? value.filter((row) => typeof row === "object" && row !== null) : [];
}

function textIn(row: object, key: string): string | null {
  const value: unknown = Reflect.get(row, key);
  return typeof value === "string" ? value : null;
}
