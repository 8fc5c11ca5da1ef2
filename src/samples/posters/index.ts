import { openImage } from "../../images/index.ts";
import { sampleFilms } from "../films/index.ts";
import type { SampleFilm } from "../sampleFilm.ts";
import { type ArtDirection, artDirection } from "./artDirection.ts";
import { BACKDROP, drawBackdrop, drawLogo, drawPoster, drawStill, LOGO, POSTER } from "./drawPicture.ts";

/** What follows a film's name in the names of its pictures. */
const SUFFIX = /(?:-wide(?:-(\d))?|-logo)?\.(?:jpg|png)$/;

/**
 * Posters, backdrops, stills and logos of the sample films, drawn by the program itself in flat colours, letters
 * included. Answers the loopback provider.
 *
 * @param path as in `posterPath`, `backdropPath` and `production`
 * @param size as TMDB names them: `w342`; anything else is the full size
 * @returns a JPEG, or a PNG for a logo; null for a path that no sample film has
 */
export async function samplePosters(path: string, size: string): Promise<Buffer | null> {
  const index = sampleFilms.findIndex((film) => picturesOf(film).includes(path));
  const film = sampleFilms[index];
  if (!film) return null;
  const direction = artDirection(path.slice(1).replace(SUFFIX, ""), index + 1);
  const { svg, width } = drawingOf(film, path, direction, index + 1);
  const wanted = Number(/^w(\d{1,4})$/.exec(size)?.[1] ?? width);
  const image = openImage(Buffer.from(svg)).resize({ width: Math.max(1, Math.min(wanted, width)) });
  return path === film.production?.logoPath ? image.png().toBuffer() : image.jpeg({ quality: 86 }).toBuffer();
}

function picturesOf({ posterPath, backdropPath, production }: SampleFilm): readonly (string | undefined)[] {
  return [posterPath, backdropPath, production?.logoPath, ...(production?.stillPaths ?? [])];
}

function drawingOf(film: SampleFilm, path: string, direction: ArtDirection, seed: number) {
  if (path === film.posterPath) {
    const words = { title: film.title.en, director: film.directors[0] ?? "", year: film.year };
    return { svg: drawPoster(words, direction, seed), width: POSTER.width };
  }
  if (path === film.production?.logoPath) return { svg: drawLogo(film.title.en, direction), width: LOGO.width };
  const still = SUFFIX.exec(path)?.[1];
  const svg = still === undefined ? drawBackdrop(direction, seed) : drawStill(direction, seed, Number(still));
  return { svg, width: BACKDROP.width };
}
