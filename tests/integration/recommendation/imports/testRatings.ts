import { createDiaryPage } from "../../../../src/library/diary/index.ts";
import { exportedFilms } from "../../../../src/library/marks/exportMarks.ts";
import { createRatingRecords } from "../../../../src/recommendation/ratingRecords.ts";
import { createSampleFilms } from "../../library/support/sampleFilms.ts";
import { createMarkImports } from "./markImports.ts";

export interface ImportedRating {
  readonly tmdbId?: number | null;
  readonly imdbId?: string | null;
  readonly title?: string;
  readonly year?: number | null;
  readonly value?: number;
  readonly ratedAt?: number;
  readonly watchedAt?: number;
}

/** A library with a person in it who brings ratings along from elsewhere, without the files they stand in. */
export function createTestRatings() {
  const films = createSampleFilms();
  const { store, library, user } = films;
  const records = createRatingRecords(store);
  let imports = 0;

  /** @returns the import's number */
  function runImport(source: string, save: (importId: number) => void): number {
    return store.writeRelaxed(() => {
      imports += 1;
      const { id } = records.imports.begin({
        source,
        place: source,
        fingerprint: `${source}:${imports}`,
        startedAt: imports,
        userKey: user,
      });
      save(id);
      records.films.group();
      records.imports.finish(id, imports);
      return id;
    });
  }

  return {
    ...films,
    records,
    ...createMarkImports({ store, records, userKey: user, runImport }),
    isDismissed: (filmId: number): boolean =>
      store.sql("SELECT 1 FROM not_for_me WHERE user = :user AND film = :filmId").get({ user, filmId }) !== undefined,
    viewingsOf: (filmId: number) =>
      createDiaryPage(store)({ user, filmId, limit: 60 }).items.map(({ watchedOn, note }) => [watchedOn, note]),
    /** @returns the import's number */
    bring(source: "imdb" | "letterboxd" | "trakt", rows: readonly ImportedRating[]): number {
      return runImport(source, (id) => {
        for (const { tmdbId = null, imdbId = null, title = "A Film", year = 2000, ...said } of rows) {
          const film = records.films.ensureMemberFilm({ tmdbId, imdbId, title, year });
          if (said.value !== undefined)
            records.members.saveRating({
              userKey: user,
              importId: id,
              film,
              value: said.value,
              ratedAt: said.ratedAt ?? 0,
            });
          if (said.watchedAt !== undefined)
            records.members.saveWatch({
              userKey: user,
              importId: id,
              film,
              watched: true,
              watchedAt: said.watchedAt,
              positionSeconds: null,
            });
        }
      });
    },
    undo: (importId: number) => store.writeRelaxed(() => records.undoImport(importId)),
    ratingOf: (filmId: number): number | null => library.films.cardsOf(user, [filmId]).get(filmId)?.userRating ?? null,
    isWatched: (filmId: number): boolean => library.films.cardsOf(user, [filmId]).get(filmId)?.watched === true,
    exported: () => [...exportedFilms(store, user)],
  };
}
