import { openReadStore } from "../../store/index.ts";
import type { ModelFilm } from "../ratedFilms/modelFilms.ts";
import { createRatingRecords } from "../ratingRecords.ts";
import { type FilmIdentities, imdbIdOf } from "../registry/filmIdentities.ts";

export interface FoundFilms {
  /** This library's ids among the rated films, in the model's order; 0 where it has none yet. */
  readonly filmIds: Int32Array;
  /** The films without one. */
  readonly missing: readonly ModelFilm[];
}

/** Which rated films a model's films are, in a thread that reads the library. Two films never get the same id. */
export function findModelFilms({ database, films }: { database: string; films: FilmIdentities }): FoundFilms {
  const store = openReadStore(database, () => true);
  try {
    return store.inSnapshot(() => {
      const find = createRatingRecords(store).films.findModelFilm;
      const taken = new Set<number>();
      const missing: ModelFilm[] = [];
      const filmIds = Int32Array.from(films.titles, (_, index) => {
        const film = filmAt(films, index);
        const id = find(film).find((candidate) => !taken.has(candidate)) ?? 0;
        if (id === 0) missing.push(film);
        else taken.add(id);
        return id;
      });
      return { filmIds, missing };
    });
  } finally {
    store.close();
  }
}

function filmAt({ tmdbIds, imdbIds, years, titles }: FilmIdentities, index: number): ModelFilm {
  const year = years[index] ?? 0;
  return {
    tmdbId: tmdbIds[index] || null,
    imdbId: imdbIdOf(imdbIds[index] ?? 0),
    title: titles[index] ?? "",
    year: year === 0 ? null : year,
  };
}
