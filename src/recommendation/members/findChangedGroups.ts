import { openReadStore } from "../../store/index.ts";
import { type ChangedGroup, changedGroups } from "../ratedFilms/linkFilms.ts";

/**
 * Rated films that count as another one than is recorded. The time grows with the rated films: run it in a thread.
 * @param database path of the library's database
 */
export function findChangedGroups({ database }: { readonly database: string }): ChangedGroup[] {
  const store = openReadStore(database, () => true);
  try {
    return store.inSnapshot(() => changedGroups(store));
  } finally {
    store.close();
  }
}
