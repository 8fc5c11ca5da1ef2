import {
  type FactSources,
  type Language,
  type Locale,
  languageOfLocale,
  type StatedValue,
} from "../../contract/index.ts";
import { isSampleFilm } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import { artworkUrl } from "../artwork/index.ts";
import { chooseFacts, type Fact, type LibraryFacts, ORIGINS, tagsOf } from "../facts/index.ts";

export interface FactSourcesParts {
  readonly store: Pick<Store, "sql">;
  readonly facts: Pick<LibraryFacts, "of">;
  /** The language that films are shown in. */
  readonly filmLanguage: () => Language | Locale;
}

type Field = FactSources["fields"][number];

/** The lock is the program's own; edited people are listed with those of providers. */
const LEFT_OUT: ReadonlySet<string> = new Set(["locked", "credits"]);
const MAX_PEOPLE = 20;
const PICTURE_WIDTH = 342;

/** What every source states of each field of a film, and which of it is shown. @returns null without such a film */
export function createFactSources({ store, facts, filmLanguage }: FactSourcesParts) {
  return (filmId: number): FactSources | null => {
    const film = store
      .sql<{ tmdb: number | null; wikidata: string | null }>(
        "SELECT tmdb_id AS tmdb, wikidata_id AS wikidata FROM film WHERE id = :filmId",
      )
      .get({ filmId });
    if (!film) return null;
    const fields = [
      ...statedFields(withWholeTags(facts.of(filmId)), filmLanguage()),
      ...creditFields(store, filmId),
      ...articleFields(store, filmId, languageOfLocale(filmLanguage())),
      ...pictureFields(store, filmId),
    ];
    return { fields: isSampleFilm(film) ? fields.map(fromSamples) : fields };
  };
}

/** Sample films look like a provider's but are not. */
function fromSamples({ field, values }: Field): Field {
  return { field, values: values.map((value) => ({ ...value, source: "sample" })) };
}

/** The owner's tags are stored as changes to those of files; shown are all that are left. */
function withWholeTags(facts: readonly Fact[]): Fact[] {
  const tags = tagsOf(facts);
  return facts.map((fact) => (fact.field === "tags" && fact.origin === "hand" ? { ...fact, value: tags } : fact));
}

function statedFields(facts: readonly Fact[], language: Language | Locale): Field[] {
  const shown = chooseFacts([...facts], language);
  const ranked = facts.toSorted((a, b) => ORIGINS.indexOf(a.origin) - ORIGINS.indexOf(b.origin));
  return [...Map.groupBy(ranked, ({ field }) => field)].flatMap(([field, stated]) => {
    const chosen = shown.get(field);
    if (LEFT_OUT.has(field) || !chosen) return [];
    const first = stated.find((fact) => fact.origin === chosen.origin && fact.value === chosen.value);
    const others = stated.filter((fact) => fact !== first);
    return [
      { field, values: [...(first ? [toValue(first, true)] : []), ...others.map((fact) => toValue(fact, false))] },
    ];
  });
}

function toValue({ origin, language, value, fetchedAt }: Fact, shown: boolean): StatedValue {
  return { source: origin, language: language || null, value, at: instantOf(fetchedAt ?? null), shown };
}

/** Credits carry no age of their own: it is that of their provider's answer. */
function creditFields({ sql }: FactSourcesParts["store"], filmId: number): Field[] {
  const rows = sql<{ source: string; name: string; shown: 0 | 1; at: number | null }>(`
    SELECT stated.origin AS source, person.name, stated.shown, enrichment.updated_at AS at
    FROM (SELECT film, person, job, position, origin, 1 AS shown FROM credit
          UNION ALL
          SELECT film, person, job, position, origin, 0 FROM replaced_credit) AS stated
    JOIN person ON person.id = stated.person
    LEFT JOIN enrichment ON enrichment.film = stated.film
      AND enrichment.provider = CASE stated.origin WHEN 'wikidata' THEN 'wikipedia' ELSE stated.origin END
    WHERE stated.film = :filmId
    ORDER BY stated.origin = 'hand' DESC, stated.origin = 'tmdb' DESC, stated.job = 'director' DESC,
             stated.job = 'actor' DESC, stated.job, stated.position`).all({ filmId });
  const values = [...Map.groupBy(rows, ({ source }) => source)].map(([source, people], index): StatedValue => {
    const names = [...new Set(people.map(({ name }) => name))].slice(0, MAX_PEOPLE);
    const isShown = index === 0 && people[0]?.shown === 1;
    return { source, language: null, value: names, at: instantOf(people[0]?.at ?? null), shown: isShown };
  });
  return values.length > 0 ? [{ field: "credits", values }] : [];
}

/** The page shows the first: in the language of films, in English, or in any other. */
function articleFields({ sql }: FactSourcesParts["store"], filmId: number, language: Language): Field[] {
  const rows = sql<{ language: string; extract: string; at: number }>(`
    SELECT language, extract, fetched_at AS at
    FROM article
    WHERE film = :filmId
    ORDER BY language = :language DESC, language = 'en' DESC, language`).all({ filmId, language });
  const values = rows.map(
    ({ language, extract, at }, index): StatedValue => ({
      source: "wikipedia",
      language,
      value: extract,
      at: instantOf(at),
      shown: index === 0,
    }),
  );
  return values.length > 0 ? [{ field: "articles", values }] : [];
}

interface PictureRow {
  readonly field: "poster" | "backdrop";
  readonly id: number;
  readonly source: string;
  readonly hash: string;
  readonly placeholder: string | null;
  readonly at: number | null;
}

function pictureFields({ sql }: FactSourcesParts["store"], filmId: number): Field[] {
  const rows = sql<PictureRow>(`
    SELECT CASE WHEN artwork.id = film.poster THEN 'poster' ELSE 'backdrop' END AS field, artwork.id, artwork.source,
           artwork.hash, artwork.placeholder, artwork.fetched_at AS at
    FROM film JOIN artwork ON artwork.id IN (film.poster, film.backdrop)
    WHERE film.id = :filmId AND artwork.hash IS NOT NULL
    ORDER BY field DESC`).all({ filmId });
  return rows.map(({ field, id, source, hash, placeholder, at }) => {
    const { url } = artworkUrl(id, PICTURE_WIDTH, hash, placeholder);
    return {
      field,
      values: [{ source: sourceOfPicture(source), language: null, value: url, at: instantOf(at), shown: true }],
    };
  });
}

/** `tmdb:/path`, `beside:/folder/poster.jpg`, `own:hash`. */
function sourceOfPicture(source: string): string {
  if (source.startsWith("beside:")) return "sidecarFile";
  const [origin = ""] = source.split(":", 1);
  return origin === "own" ? "hand" : origin;
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
