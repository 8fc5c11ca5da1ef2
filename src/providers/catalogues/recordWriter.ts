import type { Database } from "better-sqlite3";
import type { CatalogueFilm, CatalogueRecord } from "./catalogueFilm.ts";

/** Above so many a film's names help nobody. */
const MOST_NAMES = 80;

/** Writes records into a part. Inside a transaction. */
export function createRecordWriter(database: Database) {
  const insert = database.prepare(`
    INSERT INTO film (tmdb, imdb, wikidata, title, original, alternatives, year, runtime, popularity, directors)
    VALUES (:tmdb, :imdb, :wikidata, :title, :original, :alternatives, :year, :runtime, :popularity, :directors)`);
  const byTmdb = database.prepare("SELECT id FROM film WHERE tmdb = ?").pluck();
  const byImdb = database.prepare("SELECT id FROM film WHERE imdb = ?").pluck();
  const byWikidata = database.prepare("SELECT id FROM film WHERE wikidata = ?").pluck();
  const complete = database.prepare(`
    UPDATE film SET tmdb = coalesce(tmdb, :tmdb), imdb = coalesce(imdb, :imdb), wikidata = coalesce(wikidata, :wikidata),
      year = iif(year = 0, :year, iif(:year = 0, year, min(year, :year))), runtime = coalesce(runtime, :runtime)
    WHERE id = :id`);
  const addName = database.prepare("INSERT INTO name (film, name) VALUES (?, ?)");
  const vote = database.prepare("UPDATE film SET popularity = ? WHERE imdb = ?");
  let lastImdb = -1;
  let lastFilm: number | undefined;
  let namesOfLast = 0;

  function idOf({ tmdb, imdb, wikidata }: CatalogueFilm): number | undefined {
    const known =
      (tmdb === undefined ? undefined : byTmdb.get(tmdb)) ??
      (imdb === undefined ? undefined : byImdb.get(imdb)) ??
      (wikidata === undefined ? undefined : byWikidata.get(wikidata));
    return known as number | undefined;
  }

  function keepFilm(film: CatalogueFilm): boolean {
    const { title, original = null, alternatives, year, runtimeMinutes = null, popularity = 0, directors } = film;
    const known = idOf(film);
    const facts = {
      tmdb: film.tmdb ?? null,
      imdb: film.imdb ?? null,
      wikidata: film.wikidata ?? null,
      year: year ?? 0,
      runtime: runtimeMinutes,
    };
    if (known === undefined) {
      insert.run({
        ...facts,
        title,
        original,
        popularity,
        alternatives: listOf(alternatives),
        directors: listOf(directors),
      });
      return true;
    }
    // The same film a second time: another title, another country's year. Ids that are somebody else's stay there.
    complete.run({ ...facts, ...freeIds(film, known), id: known });
    for (const name of [title, original, ...alternatives]) if (name) addName.run(known, name);
    return false;
  }

  function freeIds(film: CatalogueFilm, known: number) {
    const free = (id: number | undefined, holder: unknown) =>
      id === undefined || (holder !== undefined && holder !== known) ? null : id;
    return {
      tmdb: free(film.tmdb, film.tmdb === undefined ? undefined : byTmdb.get(film.tmdb)),
      imdb: free(film.imdb, film.imdb === undefined ? undefined : byImdb.get(film.imdb)),
      wikidata: free(film.wikidata, film.wikidata === undefined ? undefined : byWikidata.get(film.wikidata)),
    };
  }

  function keepName(imdb: number, name: string): void {
    // The names of one film stand together, and most are of none that we keep.
    if (imdb !== lastImdb) {
      lastImdb = imdb;
      lastFilm = byImdb.get(imdb) as number | undefined;
      namesOfLast = 0;
    }
    namesOfLast += 1;
    if (lastFilm !== undefined && namesOfLast <= MOST_NAMES) addName.run(lastFilm, name);
  }

  return {
    /** @returns whether a film was added */
    write(record: CatalogueRecord): boolean {
      if (record.kind === "film") return keepFilm(record.film);
      if (record.kind === "name") keepName(record.imdb, record.name);
      else if (record.kind === "votes") vote.run(record.votes, record.imdb);
      return false;
    },
  };
}

const listOf = (names: readonly string[]) => (names.length === 0 ? null : JSON.stringify(names));
