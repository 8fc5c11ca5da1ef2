export interface ReleaseIds {
  readonly tmdb?: number;
  readonly imdb?: string;
}

const TMDB_TAG = /[[{(]\s?tmdb(?:id)?[-=_ ](\d{1,9})\s?[\]})]/i;
const IMDB_TAG = /[[{(]\s?(?:imdb(?:id)?[-=_ ])?(tt\d{7,10})\s?[\]})]/i;
const BARE_IMDB = /(?:^|[ ._-])(tt\d{7,8})(?=$|[ ._-])/;
/** Id tags without brackets: `tmdbid-227`, `imdb=tt0086066`. */
const BARE_TAG = /(?:^|[ ._-])(?:tmdb(?:id)?[-=](\d{1,9})|imdb(?:id)?[-=](tt\d{7,10}))(?=$|[ ._-])/i;
const EDITION_TAG = /\{edition-([^{}]{1,80})\}/i;
const TAGS = /[[{(]\s?(?:(?:tmdb|imdb|tvdb)(?:id)?[-=_ ][a-z0-9]{1,12}|tt\d{7,10}|edition-[^{}]{1,80})\s?[\]})]/gi;

/** Ids in a file's or folder's name, nearest name first: Plex's `{tmdb-603}`, Jellyfin's `[imdbid-tt0133093]`. */
export function readIds(names: readonly string[]): ReleaseIds {
  let tmdb: number | undefined;
  let imdb: string | undefined;
  for (const name of names) {
    if (tmdb === undefined && /mdb/i.test(name)) {
      const found = TMDB_TAG.exec(name)?.[1] ?? BARE_TAG.exec(name)?.[1];
      if (found !== undefined) tmdb = Number(found);
    }
    if (imdb === undefined && name.includes("tt"))
      imdb = ((IMDB_TAG.exec(name) ?? BARE_IMDB.exec(name))?.[1] ?? BARE_TAG.exec(name)?.[2])?.toLowerCase();
  }
  return { ...(tmdb ? { tmdb } : {}), ...(imdb === undefined ? {} : { imdb }) };
}

/** Plex's edition tag, as its owner wrote it. */
export function readEditionTag(names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = EDITION_TAG.exec(name)?.[1];
    if (found !== undefined) return found.trim();
  }
  return undefined;
}

/** The name without its tags, so that they are not taken for title. */
export function stripIdTags(name: string): string {
  const untagged = /[[{(]/.test(name) ? name.replace(TAGS, " ").trim() : name;
  const unnamed = untagged.includes("db") ? untagged.replace(BARE_TAG, " ") : untagged;
  return unnamed.includes("tt") ? unnamed.replace(BARE_IMDB, " ").trim() : unnamed.trim();
}
