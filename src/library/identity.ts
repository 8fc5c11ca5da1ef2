import type { Language, Locale } from "../contract/index.ts";
import { CodedError } from "../errors/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import type { Origin } from "./chooseFacts.ts";
import type { FilmFacts } from "./filmFacts.ts";
import type { FilmIds } from "./filmIds.ts";
import { filmPlaces, type PlacedCopy } from "./filmPlaces.ts";
import { identityTitle, sortTitle } from "./foldText.ts";
import type { FilmMerges } from "./mergeFilms.ts";
import { handWorkMoves } from "./moveHandWork.ts";
import { type MovedUserData, userDataMoves } from "./moveUserData.ts";
import type { RemovedFilms } from "./removedFilms.ts";

/** A file as its name reads, before anybody was asked. */
export interface CardFile {
  readonly fileId: number;
  readonly title: string;
  readonly year: number | null;
  readonly edition?: string | undefined;
  readonly part?: number | undefined;
  readonly alternativeTitles: readonly string[];
}

/** A film as a provider proposes it. */
export interface ProposedFilm {
  /** Who proposes it: what it says of the film now is replaced by what it says when it is asked for all of it. */
  readonly provider?: "tmdb" | "wikidata" | "catalogue";
  readonly tmdbId?: number | undefined;
  readonly imdbId?: string | undefined;
  readonly wikidataId?: string | undefined;
  readonly title: string;
  readonly originalTitle?: string | undefined;
  readonly year: number | null;
  readonly runtimeMinutes?: number | undefined;
  readonly alternativeTitles?: readonly string[];
}

export interface Bound {
  readonly filmId: number;
  readonly previousFilmId: number | null;
  readonly created: boolean;
  readonly removedFilm: boolean;
}

/** A card before it became a film. */
export interface KeptCard {
  readonly film: number;
  readonly userData: MovedUserData;
}

export interface IdentityParts {
  readonly store: Store;
  readonly facts: FilmFacts;
  readonly clock: Clock;
  readonly language: () => Language | Locale;
  readonly removed: RemovedFilms;
  readonly merges: FilmMerges;
}

interface Place {
  readonly edition?: string | undefined;
  readonly part?: number | undefined;
}

/**
 * Which film a file belongs to: film → edition → part → file. Films are told apart by their ids, never by a name's
 * beginning; a film without ids is provisional, and only there do title and year decide. Inside a transaction.
 */
export function filmIdentity({ store, facts, clock, language, removed, merges }: IdentityParts) {
  const { sql } = store;
  const places = filmPlaces(store);
  const { hasUserData, userDataOf, returnUserData } = userDataMoves(store);
  const { hasHandWork } = handWorkMoves(store);

  return {
    /** Cards for files that nobody has recognised yet. Two copies of one name and year share a card. */
    addProvisionalFilms(files: readonly CardFile[]): number[] {
      return files.map((file) => {
        const filmId = provisionalLike(file) ?? insertProvisional(file);
        places.attach(file.fileId, filmId, file);
        return filmId;
      });
    },

    /**
     * A card may become the film in place: its number stays, and what people did on it.
     * @param isUndoable the card must be there again if this is undone, so it is kept and the film is another row
     */
    bindFile(
      fileId: number,
      target: { filmId: number } | { candidate: ProposedFilm },
      place: Place,
      { isUndoable = false } = {},
    ): Bound {
      const previousFilmId = filmOf(fileId);
      const { filmId, created } =
        "filmId" in target
          ? known(target.filmId)
          : filmFor(fileId, isUndoable ? null : previousFilmId, target.candidate);
      places.attach(fileId, filmId, place);
      const isLeft = previousFilmId !== null && previousFilmId !== filmId;
      const addedAt = isLeft && created ? addedAtOf(previousFilmId) : null;
      const removedFilm = isLeft && removeIfEmpty(previousFilmId, filmId);
      // It takes the card's place among the newest.
      if (removedFilm && addedAt !== null)
        sql("UPDATE film SET added_at = :addedAt WHERE id = :filmId").run({ filmId, addedAt });
      return { filmId, previousFilmId, created, removedFilm };
    },

    /** The card that a film is, with what people did on it; null where it is no card. */
    cardOf: (filmId: number): KeptCard | null =>
      stateOf(filmId) === "unidentified" ? { film: filmId, userData: userDataOf(filmId) } : null,

    /** Back to a card from the file's name. @param before the card that became its film: what was done on it returns */
    unbindFile(fileId: number, card: CardFile, before: KeptCard | null = null): number {
      const previousFilmId = filmOf(fileId);
      const revived = before && before.film !== previousFilmId ? removed.revive(before.film) : null;
      const isCard = revived !== null && stateOf(revived) === "unidentified";
      const filmId = isCard ? revived : (provisionalLike(card) ?? insertProvisional(card));
      places.attach(fileId, filmId, card);
      // It had become the film in place.
      if (before && before.film === previousFilmId) returnUserData(before.userData, filmId, previousFilmId);
      if (previousFilmId !== null && previousFilmId !== filmId) removeIfEmpty(previousFilmId, filmId);
      return filmId;
    },

    /** A file that turns out to be no copy of a film: what it was the last copy of goes. */
    detach(fileId: number): void {
      const filmId = filmOf(fileId);
      sql("UPDATE file SET film = NULL, part = NULL WHERE id = :fileId").run({ fileId });
      if (filmId !== null) removeIfEmpty(filmId, null);
    },

    /** Where a file stands: its film, and its place under it. */
    placeOf: places.placeOf,

    /**
     * The file stands where it stood.
     * @param filmId one that is there, or none
     * @param isHeir what people did on a card that is left without files goes with the file; else the card stays
     */
    putBack(place: PlacedCopy, filmId: number | null, isHeir: boolean): void {
      const previousFilmId = filmOf(place.fileId);
      if (filmId === null) sql("UPDATE file SET film = NULL, part = NULL WHERE id = :id").run({ id: place.fileId });
      else places.putBack(place, filmId);
      if (previousFilmId !== null && previousFilmId !== filmId) removeIfEmpty(previousFilmId, isHeir ? filmId : null);
    },

    /** A film without files, and without anything that a person left on it, goes. */
    removeIfLeft: (filmId: number): boolean => removeIfEmpty(filmId, null),

    /** The number of the next film: whichever has it, or a higher one, came later. */
    nextFilmId: removed.nextId,

    /** A film learns ids. Others that have the same ones are the same film: they become one with it. */
    recordIds: learn,

    idsOf,
    filmWithIds,

    stateOf: (filmId: number): "identified" | "unidentified" | null => stateOf(filmId),

    /** Share of the wanted fields that is filled, 0 to 1. */
    completeness: (filmId: number): number | null =>
      sql<{ completeness: number }>("SELECT completeness FROM film WHERE id = :filmId").get({ filmId })?.completeness ??
      null,

    /** When the newest of its files came, or a hand said that it is this film, milliseconds since 1970. */
    arrivedAt: (filmId: number): number | null =>
      sql<{ at: number | null }>(`
        SELECT max(CASE WHEN identification.decided_by = 'hand' THEN identification.decided_at ELSE file.added_at END) AS at
        FROM file LEFT JOIN identification ON identification.file = file.id
        WHERE file.film = :filmId`).get({ filmId })?.at ?? null,

    /** As one tells it from its namesakes. */
    namedOf(filmId: number): string | null {
      const row = sql<{ title: string; year: number | null }>("SELECT title, year FROM film WHERE id = :filmId").get({
        filmId,
      });
      return row ? (row.year === null ? row.title : `${row.title} (${row.year})`) : null;
    },

    titleOf(filmId: number): string | null {
      return sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId })?.title ?? null;
    },
  };

  function learn(filmId: number, ids: FilmIds): void {
    const known = idsOf(filmId);
    if (!known) return;
    const all = {
      tmdb: known.tmdb ?? ids.tmdb,
      imdb: known.imdb ?? ids.imdb,
      wikidata: known.wikidata ?? ids.wikidata,
    };
    for (const other of merges.sameFilms(filmId, all)) merges.mergeFilms(other, filmId);
    keepIds(filmId, ids);
  }

  /** A film that left the library with these ids returns. */
  function revivedWithIds(ids: FilmIds): number | null {
    const found = removed.withIds(ids);
    return found === null ? null : removed.revive(found);
  }

  /** Fills what is not known yet; an id that is there stays. */
  function keepIds(filmId: number, ids: FilmIds): void {
    sql(`
      UPDATE OR IGNORE film
      SET tmdb_id = coalesce(tmdb_id, :tmdb), imdb_id = coalesce(imdb_id, :imdb),
          wikidata_id = coalesce(wikidata_id, :wikidata)
      WHERE id = :filmId`).run({
      filmId,
      tmdb: ids.tmdb ?? null,
      imdb: ids.imdb ?? null,
      wikidata: ids.wikidata ?? null,
    });
  }

  function idsOf(filmId: number): { tmdb: number | null; imdb: string | null; wikidata: string | null } | null {
    return (
      sql<{ tmdb: number | null; imdb: string | null; wikidata: string | null }>(`
        SELECT tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata FROM film WHERE id = :filmId`).get({
        filmId,
      }) ?? null
    );
  }

  function addedAtOf(filmId: number): number | null {
    return sql<{ at: number }>("SELECT added_at AS at FROM film WHERE id = :filmId").get({ filmId })?.at ?? null;
  }

  function filmOf(fileId: number): number | null {
    return sql<{ film: number | null }>("SELECT film FROM file WHERE id = :fileId").get({ fileId })?.film ?? null;
  }

  function stateOf(filmId: number): "identified" | "unidentified" | null {
    const row = sql<{ state: "identified" | "unidentified" }>("SELECT state FROM film WHERE id = :filmId").get({
      filmId,
    });
    return row?.state ?? null;
  }

  function known(filmId: number): { filmId: number; created: boolean } {
    const current = removed.currentFilm(filmId) ?? removed.revive(filmId);
    if (current === null) throw new UnknownFilm(filmId);
    return { filmId: current, created: false };
  }

  function provisionalLike({ title, year }: CardFile): number | null {
    if (year === null) return null;
    return (
      sql<{ id: number }>(`
        SELECT id FROM film
        WHERE state = 'unidentified' AND identity_title = :identityTitle AND year = :year
        LIMIT 1`).get({ identityTitle: identityTitle(title), year })?.id ?? null
    );
  }

  function insertProvisional({ title, year, alternativeTitles }: CardFile): number {
    const filmId = insert("unidentified", title, year);
    facts.recordFacts(filmId, "file", [
      { field: "title", language: null, value: title },
      ...(year === null ? [] : [{ field: "year", language: null, value: year }]),
    ]);
    keepAlternatives(filmId, alternativeTitles, "file");
    facts.index(filmId);
    return filmId;
  }

  function insert(state: "identified" | "unidentified", title: string, year: number | null): number {
    return sql(`
      INSERT INTO film (id, state, title, sort_title, identity_title, year, added_at, changed_at)
      VALUES (:id, :state, :title, :sortTitle, :identityTitle, :year, :now, :now)`).run({
      id: removed.nextId(),
      state,
      title,
      sortTitle: sortTitle(title),
      identityTitle: identityTitle(title),
      year,
      now: clock.now(),
    }).id;
  }

  /** The film of these ids; else the card becomes that film; else a new one. */
  function filmFor(fileId: number, previousFilmId: number | null, candidate: ProposedFilm) {
    const ids = { tmdb: candidate.tmdbId, imdb: candidate.imdbId, wikidata: candidate.wikidataId };
    const existing = filmWithIds(candidate) ?? revivedWithIds(ids);
    if (existing !== null) {
      learn(existing, ids);
      return { filmId: existing, created: false };
    }
    const canGrow =
      previousFilmId !== null && stateOf(previousFilmId) === "unidentified" && isAlone(fileId, previousFilmId);
    const filmId = canGrow ? previousFilmId : insert("identified", candidate.title, candidate.year);
    keepIdentity(filmId, candidate);
    return { filmId, created: !canGrow };
  }

  /** The surest id decides. A weaker one that agrees is a slip where a surer one differs: those are two films. */
  function filmWithIds({ tmdbId, wikidataId, imdbId }: ProposedFilm): number | null {
    const row = sql<{ id: number }>(`
      SELECT id FROM film
      WHERE tmdb_id = :tmdbId
         OR (wikidata_id = :wikidataId AND coalesce(tmdb_id = :tmdbId, 1))
         OR (imdb_id = :imdbId AND coalesce(tmdb_id = :tmdbId, 1) AND coalesce(wikidata_id = :wikidataId, 1))
      ORDER BY coalesce(tmdb_id = :tmdbId, 0) DESC, coalesce(wikidata_id = :wikidataId, 0) DESC, id
      LIMIT 1`).get({ tmdbId: tmdbId ?? null, wikidataId: wikidataId ?? null, imdbId: imdbId ?? null });
    return row?.id ?? null;
  }

  /** A card that other files share grows with this one only while they are undecided: the same name says the same. */
  function isAlone(fileId: number, filmId: number): boolean {
    const row = sql<{ decided: number }>(`
      SELECT count(*) AS decided FROM file JOIN identification ON identification.file = file.id
      WHERE file.film = :filmId AND file.id <> :fileId AND file.part IS NOT NULL AND identification.decision = 'matched'`).get(
      {
        filmId,
        fileId,
      },
    );
    return (row?.decided ?? 0) === 0;
  }

  function keepIdentity(filmId: number, candidate: ProposedFilm): void {
    sql(`
      UPDATE film
      SET state = 'identified', tmdb_id = :tmdbId, imdb_id = :imdbId, wikidata_id = :wikidataId
      WHERE id = :filmId`).run({
      filmId,
      tmdbId: candidate.tmdbId ?? null,
      imdbId: candidate.imdbId ?? null,
      wikidataId: candidate.wikidataId ?? null,
    });
    const said = [
      { field: "title", value: candidate.title },
      { field: "originalTitle", value: candidate.originalTitle },
      { field: "year", value: candidate.year },
      { field: "runtimeMinutes", value: candidate.runtimeMinutes },
    ];
    const origin = candidate.provider ?? "candidate";
    // A provider that was asked for the whole film said all of this, and better.
    if (origin === "catalogue" || origin === "candidate" || !facts.hasFactsOf(filmId, origin))
      facts.recordFacts(
        filmId,
        origin,
        said.filter(({ value }) => value !== undefined && value !== null).map((fact) => ({ ...fact, language: null })),
      );
    keepAlternatives(filmId, candidate.alternativeTitles ?? [], origin);
    facts.materialise(filmId, language());
  }

  function keepAlternatives(filmId: number, titles: readonly string[], origin: Origin): void {
    for (const title of titles) {
      sql("INSERT OR IGNORE INTO alternative_title (film, title, origin) VALUES (:filmId, :title, :origin)").run({
        filmId,
        title,
        origin,
      });
    }
  }

  /** A card that lost its last file gives what a person did on it to the film the file went to, and goes. */
  function removeIfEmpty(filmId: number, heir: number | null): boolean {
    if (sql("SELECT 1 FROM file WHERE film = :filmId AND part IS NOT NULL LIMIT 1").get({ filmId })) return false;
    if (stateOf(filmId) === "identified" || heir === null) return removeUnlessTouched(filmId);
    merges.mergeEmptied(filmId, heir);
    return true;
  }

  /** A film without files goes only when no person left anything on it. */
  function removeUnlessTouched(filmId: number): boolean {
    if (hasUserData(filmId) || hasHandWork(filmId)) return false;
    removed.remove(filmId, removed.contentOf(filmId), { reason: "no_files", mergedInto: null, moved: null });
    return true;
  }
}

export class UnknownFilm extends CodedError<"unknown_film"> {
  override readonly name = "UnknownFilm";
  constructor(filmId: number) {
    super("unknown_film", {}, { message: `there is no film ${filmId}` });
  }
}
