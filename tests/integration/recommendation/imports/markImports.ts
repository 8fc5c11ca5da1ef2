import { ensureRatedFilm } from "../../../../src/library/index.ts";
import type { RatingRecords } from "../../../../src/recommendation/ratingRecords.ts";
import type { Store } from "../../../../src/store/index.ts";

interface Parts {
  readonly store: Store;
  readonly records: RatingRecords;
  readonly userKey: number;
  /** @returns the import's number */
  runImport(source: string, save: (importId: number) => void): number;
}

/** Imports of what is no rating, onto films of the library. */
export function createMarkImports({ store, records, userKey, runImport }: Parts) {
  return {
    /**
     * Films of the library that an export says must not be suggested.
     * @param lessLike films like them less, too
     * @returns the import's number
     */
    bringDismissals: (dismissed: readonly number[], lessLike = false) =>
      runImport("filmotheque", (importId) => {
        for (const filmId of dismissed)
          records.members.saveDismissal({
            userKey,
            importId,
            film: ensureRatedFilm(store, filmId),
            since: 1,
            lessLike,
          });
      }),
    /** Films of the library on a list of the user. @returns the import's number */
    bringList: (list: number, listed: readonly number[]) =>
      runImport("filmotheque", (importId) => {
        const listing = { list, importId, position: null, note: null, addedAt: 1 };
        records.lists.save(listed.map((filmId) => ({ ...listing, film: ensureRatedFilm(store, filmId) })));
      }),
    bringFilter: (name: string, genre: string) =>
      runImport("filmotheque", (importId) =>
        records.members.saveFilter({
          userKey,
          importId,
          name,
          filter: JSON.stringify({ genre: [genre] }),
          createdAt: 1,
        }),
      ),
    /** Everything that an export can state of a film that has no ids. @returns the import's number */
    bringOnto: (filmId: number, list: number) =>
      runImport("filmotheque", (importId) => {
        const film = ensureRatedFilm(store, filmId);
        const seen = {
          watchedOn: "2024-05-06",
          nth: 1,
          rewatch: false,
          rating: null,
          note: "n",
          place: null,
          tags: [],
        };
        records.members.saveRating({ userKey, importId, film, value: 4, ratedAt: 1 });
        records.members.saveWatch({ userKey, importId, film, watched: true, watchedAt: 1, positionSeconds: null });
        records.members.saveViewing({ userKey, importId, film, ...seen, addedAt: 1 });
        records.members.saveDismissal({ userKey, importId, film, since: 1, lessLike: false });
        records.lists.save([{ list, film, importId, position: null, note: null, addedAt: 1 }]);
      }),
  };
}
