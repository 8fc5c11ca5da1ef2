import type { RatingSource } from "../ratings/ratingSource.ts";
import type { CommunityFilm, FilmLink } from "./communityFilm.ts";
import { rowsOf } from "./tableRows.ts";

/** Films of Kaggle's *The Movies Dataset*, by TMDB id. */
export const METADATA = "movies_metadata.csv";
const MAX_TITLE_LENGTH = 500;
/** `[{'id': 16, 'name': 'Animation'}, …]` */
const GENRE = /'name': '([^']{1,50})'/g;

type Described = Pick<CommunityFilm, "title" | "otherTitles" | "year" | "genres">;

/** @param links by the film ids that the ratings use; films without a link are left out */
export async function readFilmMetadata(
  source: RatingSource,
  links: ReadonlyMap<number, FilmLink>,
): Promise<CommunityFilm[]> {
  const described = new Map<number, Described>();
  for await (const row of await rowsOf(source, METADATA)) {
    const id = Number(row.id);
    const title = (row.title ?? "").trim();
    const original = (row.original_title ?? "").trim();
    if (!Number.isSafeInteger(id) || id <= 0 || title === "" || title.length > MAX_TITLE_LENGTH) continue;
    const year = Number(/^(\d{4})-/.exec(row.release_date ?? "")?.[1] ?? 0);
    described.set(id, {
      title,
      otherTitles: original === "" || original === title || original.length > MAX_TITLE_LENGTH ? [] : [original],
      year: year > 0 ? year : null,
      genres: [...(row.genres ?? "").matchAll(GENRE)].flatMap(([, name]) => name ?? []),
    });
  }
  return [...links].flatMap(([sourceId, link]) => {
    const film = link.tmdbId === null ? undefined : described.get(link.tmdbId);
    return film ? [{ sourceId, ...film, ...link }] : [];
  });
}
