import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeRatings } from "../../unit/recommendation/madeRatings.ts";

/** A set in MovieLens' newest layout, made for a test: three kinds of films, users who like one of them. */
export function writeRatingSet(
  folder: string,
  { ratings = madeRatings({ users: 45, films: 30 }), films = 30, tmdbFrom = 4_500_000, more = [] as string[] } = {},
): string {
  mkdirSync(folder, { recursive: true });
  const lines = ratings.map(({ user, film, value, time }) => `${user},${film},${value},${time}`);
  const numbers = Array.from({ length: films }, (_, index) => index + 1);
  const titles = numbers.map(
    (film) => `${film},"Film ${film}, The (${1950 + film})",${film % 3 === 0 ? "Comedy" : "Drama|Noir"}`,
  );
  const links = numbers.map((film) => `${film},${String(100_000 + film)},${tmdbFrom + film}`);
  writeFileSync(join(folder, "ratings.csv"), ["userId,movieId,rating,timestamp", ...lines, ...more].join("\r\n"));
  writeFileSync(join(folder, "movies.csv"), ["movieId,title,genres", ...titles].join("\r\n"));
  writeFileSync(join(folder, "links.csv"), ["movieId,imdbId,tmdbId", ...links].join("\r\n"));
  return folder;
}
