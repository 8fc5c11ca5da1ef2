import { openImage } from "../../images/index.ts";
import { sampleFilms } from "../films/index.ts";
import { artDirection } from "./artDirection.ts";
import { BACKDROP, drawBackdrop, drawPoster, POSTER } from "./drawPicture.ts";

const WIDE = "-wide";

/**
 * Posters and backdrops of the sample films, drawn by the program itself in flat colours, letters included. Answers
 * the loopback provider.
 *
 * @param path as in `posterPath` and `backdropPath`
 * @param size as TMDB names them: `w342`; anything else is the full size
 * @returns a JPEG, null for a path that no sample film has
 */
export async function samplePosters(path: string, size: string): Promise<Buffer | null> {
  const index = sampleFilms.findIndex((film) => film.posterPath === path || film.backdropPath === path);
  const film = sampleFilms[index];
  if (!film) return null;
  const isPoster = film.posterPath === path;
  const direction = artDirection(
    path
      .slice(1)
      .replace(/\.jpg$/, "")
      .replace(WIDE, ""),
    index + 1,
  );
  const words = { title: film.title.en, director: film.directors[0] ?? "", year: film.year };
  const drawing = isPoster ? drawPoster(words, direction, index + 1) : drawBackdrop(direction, index + 1);
  const { width } = isPoster ? POSTER : BACKDROP;
  const wanted = Number(/^w(\d{1,4})$/.exec(size)?.[1] ?? width);
  return openImage(Buffer.from(drawing))
    .resize({ width: Math.max(1, Math.min(wanted, width)) })
    .jpeg({ quality: 86 })
    .toBuffer();
}
