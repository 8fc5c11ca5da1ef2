import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FilmListQuery, Language } from "../../../../src/contract/index.ts";
import { createLibrary, type ProposedFilm } from "../../../../src/library/index.ts";
import { openStore } from "../../../../src/store/index.ts";

export interface SampleFilm extends Partial<ProposedFilm> {
  readonly title: string;
  readonly year: number | null;
  readonly people?: readonly string[];
  readonly genres?: readonly string[];
  readonly popularity?: number;
  readonly rating?: number;
}

/** A library over a real database in a folder of its own, with a person in it and a clock to set. */
export function createSampleFilms() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-library-"));
  const store = openStore(folder);
  const clock = { time: Date.UTC(2026, 0, 1), now: () => clock.time };
  const library = createLibrary({ store, clock, language: () => "fr" });
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

  function addUser(name: string): number {
    return store
      .sql(`
        INSERT INTO user (user_id, display_name, role, language, password_hash, created_at)
        VALUES (:name, :name, 'member', 'fr', '', 0)`)
      .run({ name }).id;
  }

  /** A file that was received; it belongs to no film yet. */
  function addFile(path = `/films/${lastFile + 1}.mkv`): number {
    lastFile += 1;
    return store
      .sql(`
        INSERT INTO file (path, size_bytes, mtime_ms, state, added_at)
        VALUES (:path, 1000, 0, 'identifying', 0)`)
      .run({ path }).id;
  }

  /** A card as it stands a second after a drop. */
  function addCard(title: string, year: number | null, fileId = addFile()): number {
    return store.writeRelaxed(() =>
      library.identity.addProvisionalFilms([{ fileId, title, year, alternativeTitles: [] }]),
    )[0]!;
  }

  /** A film that was recognised and enriched. */
  function addFilm({ people = [], genres = [], popularity, rating, ...proposed }: SampleFilm): number {
    clock.time += 1_000;
    const fileId = addFile();
    return store.writeRelaxed(() => {
      library.identity.addProvisionalFilms([
        { fileId, title: proposed.title, year: proposed.year, alternativeTitles: [] },
      ]);
      const { filmId } = library.identity.bindFile(fileId, { candidate: { tmdbId: ++lastTmdbId, ...proposed } }, {});
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

  function decide(fileId: number, decision: "matched" | "ambiguous" | "unmatched"): void {
    store
      .sql(`
        INSERT INTO identification (file, parsed, decision, decided_by, decided_at)
        VALUES (:fileId, '{}', :decision, 'machine', 0)`)
      .run({ fileId, decision });
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
    decide,
    close,
    page,
    titles: (query: Partial<FilmListQuery> = {}) => page(query).items.map(({ title }) => title),
    detail: (filmId: number, language: Language = "fr") => library.films.detail(user, filmId, language),
  };
}

/** What a law is tried on many times over: each run has a library of its own, closed at its end. */
export function withSampleFilms<T>(act: (films: ReturnType<typeof createSampleFilms>) => T): T {
  const films = createSampleFilms();
  try {
    return act(films);
  } finally {
    films.close();
  }
}
