import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FilmListQuery, Language } from "../../../../src/contract/index.ts";
import type { ProposedFilm } from "../../../../src/library/index.ts";
import type { Store } from "../../../../src/store/index.ts";
import { openNewStore } from "../../../support/newStore.ts";
import { createWholeLibrary, type WholeLibrary } from "../../../support/wholeLibrary.ts";
import { insertDecision, insertFile, insertUser } from "./insertRows.ts";

export interface SampleFilm extends Partial<ProposedFilm> {
  readonly title: string;
  readonly year: number | null;
  readonly people?: readonly string[];
  readonly genres?: readonly string[];
  readonly popularity?: number;
  readonly rating?: number;
}

/** A library on a real database in a separate folder, with one user and a clock that can be set. */
export function createSampleFilms() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-library-"));
  const store = openNewStore(folder);
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time };
  const library = createWholeLibrary({ store, clock, language: () => "fr" });
  let lastFile = 0;
  let lastTmdbId = 1_000;
  let isOpen = true;
  onTestFinished(close);

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }

  /** With the lists that every user gets. */
  function addUser(name: string): number {
    const id = insertUser(store, name, "fr");
    library.lists.addBuiltInLists();
    return id;
  }

  function addFile(path = `/films/${lastFile + 1}.mkv`): number {
    lastFile += 1;
    return insertFile(store, path);
  }

  /** An unidentified film as it is a second after an import. */
  function addCard(title: string, year: number | null, fileId = addFile()): number {
    return store.writeRelaxed(() =>
      library.identity.addProvisionalFilms([{ fileId, title, year, alternativeTitles: [] }]),
    )[0]!;
  }

  function addFilm(film: SampleFilm): number {
    clock.time += 1_000;
    lastTmdbId += 1;
    return recordFilm({ store, library }, film, addFile(), lastTmdbId);
  }

  const user = addUser("ada");
  const page = (query: Partial<FilmListQuery> = {}) => library.films.page(user, { limit: 60, ...query });
  return {
    library,
    store,
    clock,
    user,
    addUser,
    addFile,
    addCard,
    addFilm,
    decide: (fileId: number, decision: Parameters<typeof insertDecision>[2]) => insertDecision(store, fileId, decision),
    close,
    page,
    titles: (query: Partial<FilmListQuery> = {}) => page(query).items.map(({ title }) => title),
    detail: (filmId: number, language: Language = "fr") => library.films.detail(user, filmId, language),
  };
}

/** A film that was recognised and enriched, with one file. @returns its number */
function recordFilm(
  { store, library }: { readonly store: Store; readonly library: WholeLibrary },
  { people = [], genres = [], popularity, rating, ...proposed }: SampleFilm,
  fileId: number,
  tmdbId: number,
): number {
  const { title, year } = proposed;
  return store.writeRelaxed(() => {
    library.identity.addProvisionalFilms([{ fileId, title, year, alternativeTitles: [] }]);
    const { filmId } = library.identity.bindFile(fileId, { candidate: { tmdbId, ...proposed } }, {});
    library.facts.record(filmId, "tmdb", [
      { field: "genres", language: "fr", value: genres },
      { field: "popularity", language: null, value: popularity ?? null },
      { field: "voteAverage", language: null, value: rating ?? null },
    ]);
    library.people.recordCredits(
      filmId,
      "tmdb",
      people.map((name, order) => ({ providerPersonId: name, name, job: "actor", order })),
    );
    library.facts.refreshFilmRow(filmId, "fr");
    return filmId;
  });
}

/** For property tests: each run has its own library, closed at its end. */
export function withSampleFilms<T>(act: (films: ReturnType<typeof createSampleFilms>) => T): T {
  const films = createSampleFilms();
  try {
    return act(films);
  } finally {
    films.close();
  }
}
