import type { FilmCandidate } from "../../providers/index.ts";
import type { Store } from "../../store/index.ts";
import type { LibraryFacts, Origin } from "../facts/index.ts";
import { type FilmIds, idsOf, stateOf, UnknownFilm } from "../filmRecord/index.ts";
import type { FilmMerges, RemovedFilms, RestoreFilm } from "../merging/index.ts";
import type { ProvisionalFilms } from "./provisionalFilms.ts";

/** A film as a provider proposes it. */
export interface ProposedFilm {
  /** What this provider states here is replaced by its full answer later. */
  readonly provider?: FilmCandidate["provider"];
  readonly tmdbId?: number | undefined;
  readonly imdbId?: string | undefined;
  readonly wikidataId?: string | undefined;
  readonly title: string;
  readonly originalTitle?: string | undefined;
  readonly year: number | null;
  readonly runtimeMinutes?: number | undefined;
  readonly alternativeTitles?: readonly string[];
}

/** A film that is in the library now. */
export interface TargetFilm {
  readonly filmId: number;
  /** Whether its row is new. */
  readonly created: boolean;
}

export interface IdentifiedFilmParts {
  readonly store: Pick<Store, "sql">;
  readonly facts: LibraryFacts;
  readonly provisional: ProvisionalFilms;
  readonly removed: RemovedFilms;
  readonly restore: RestoreFilm;
  readonly merges: FilmMerges;
}

/** Films by their ids at providers. Expects to be inside a transaction. */
export class IdentifiedFilms {
  readonly #parts: IdentifiedFilmParts;

  constructor(parts: IdentifiedFilmParts) {
    this.#parts = parts;
  }

  /**
   * The film with the most reliable of these ids. A less reliable id that agrees is taken for an error where a more
   * reliable one differs: those are two films.
   */
  withIds({ tmdbId, wikidataId, imdbId }: Pick<ProposedFilm, "tmdbId" | "wikidataId" | "imdbId">): number | null {
    const row = this.#parts.store.sql<{ id: number }>(`
      SELECT id
      FROM film
      WHERE tmdb_id = :tmdbId
         OR (wikidata_id = :wikidataId AND coalesce(tmdb_id = :tmdbId, 1))
         OR (imdb_id = :imdbId AND coalesce(tmdb_id = :tmdbId, 1) AND coalesce(wikidata_id = :wikidataId, 1))
      ORDER BY coalesce(tmdb_id = :tmdbId, 0) DESC, coalesce(wikidata_id = :wikidataId, 0) DESC, id
      LIMIT 1`);
    return row.get({ tmdbId: tmdbId ?? null, wikidataId: wikidataId ?? null, imdbId: imdbId ?? null })?.id ?? null;
  }

  /** Adds ids to a film; those it has stay. Other films with the same ids are the same film, and are merged into it. */
  recordIds(filmId: number, ids: FilmIds): void {
    const { store, merges } = this.#parts;
    const known = idsOf(store, filmId);
    if (!known) return;
    const all = {
      tmdb: known.tmdb ?? ids.tmdb,
      imdb: known.imdb ?? ids.imdb,
      wikidata: known.wikidata ?? ids.wikidata,
    };
    for (const other of merges.sameFilms(filmId, all)) merges.mergeFilms(other, filmId);
    this.#fillIds(filmId, ids);
  }

  /** The film of a number, restored if it had left the library. @throws UnknownFilm */
  ofNumber(filmId: number): TargetFilm {
    const { removed, restore } = this.#parts;
    const current = removed.currentFilm(filmId) ?? restore(filmId);
    if (current === null) throw new UnknownFilm(filmId);
    return { filmId: current, created: false };
  }

  /**
   * The film of the candidate's ids, restored if it had left the library; else the file's provisional film becomes that
   * film; else a new one is made.
   */
  ofCandidate(fileId: number, provisionalFilmId: number | null, candidate: ProposedFilm): TargetFilm {
    const ids = { tmdb: candidate.tmdbId, imdb: candidate.imdbId, wikidata: candidate.wikidataId };
    const existing = this.withIds(candidate) ?? this.#restoredWithIds(ids);
    if (existing !== null) {
      this.recordIds(existing, ids);
      return { filmId: existing, created: false };
    }
    const canBecomeFilm = provisionalFilmId !== null && this.#canBecomeFilm(fileId, provisionalFilmId);
    const filmId = canBecomeFilm
      ? provisionalFilmId
      : this.#parts.provisional.insertRow("identified", candidate.title, candidate.year);
    this.#recordIdentity(filmId, candidate);
    return { filmId, created: !canBecomeFilm };
  }

  #restoredWithIds(ids: FilmIds): number | null {
    const { removed, restore } = this.#parts;
    const found = removed.withIds(ids);
    return found === null ? null : restore(found);
  }

  #fillIds(filmId: number, { tmdb = null, imdb = null, wikidata = null }: FilmIds): void {
    this.#parts.store
      .sql(`
        UPDATE OR IGNORE film
        SET tmdb_id = coalesce(tmdb_id, :tmdb),
            imdb_id = coalesce(imdb_id, :imdb),
            wikidata_id = coalesce(wikidata_id, :wikidata)
        WHERE id = :filmId`)
      .run({ filmId, tmdb, imdb, wikidata });
  }

  /** Other files of the provisional film are identified with this one, unless one of them was matched already. */
  #canBecomeFilm(fileId: number, filmId: number): boolean {
    const { store } = this.#parts;
    if (stateOf(store, filmId) !== "unidentified") return false;
    const matched = store.sql(`
      SELECT 1
      FROM file JOIN identification ON identification.file = file.id
      WHERE file.film = :filmId AND file.id <> :fileId AND file.part IS NOT NULL
        AND identification.decision = 'matched'
      LIMIT 1`);
    return matched.get({ filmId, fileId }) === undefined;
  }

  #recordIdentity(filmId: number, candidate: ProposedFilm): void {
    const { store, facts } = this.#parts;
    store
      .sql(`
        UPDATE film
        SET state = 'identified', tmdb_id = :tmdbId, imdb_id = :imdbId, wikidata_id = :wikidataId
        WHERE id = :filmId`)
      .run({
        filmId,
        tmdbId: candidate.tmdbId ?? null,
        imdbId: candidate.imdbId ?? null,
        wikidataId: candidate.wikidataId ?? null,
      });
    const origin: Origin = candidate.provider ?? "candidate";
    // A provider's full answer states all of this, and better.
    const hasFullAnswer = (origin === "tmdb" || origin === "wikidata") && facts.hasFactsFrom(filmId, origin);
    if (!hasFullAnswer) facts.record(filmId, origin, factsOf(candidate));
    facts.recordAlternativeTitles(filmId, origin, candidate.alternativeTitles ?? [], false);
    facts.refreshFilmRow(filmId);
  }
}

function factsOf(candidate: ProposedFilm) {
  return (["title", "originalTitle", "year", "runtimeMinutes"] as const)
    .map((field) => ({ field, language: null, value: candidate[field] }))
    .filter(({ value }) => value !== undefined && value !== null);
}
