import type { NotFilm } from "../../contract/index.ts";
import { type EpisodeNumbers, episodeNumbers } from "../../identification/index.ts";
import type { Library, NotFilmFile } from "../../library/index.ts";
import { displayPath } from "../../paths/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

export interface NotFilmRouteParts {
  readonly library: Pick<Library, "watchedFiles">;
  readonly reads: ReadPool;
}

/** Videos that are no films. */
export function notFilmRoutes({ library, reads }: NotFilmRouteParts) {
  const { notFilms } = routeWithSession.files;
  return {
    list: notFilms.list.handler(async ({ input, context: { session, signal } }) => {
      const page = await reads
        .during(signal, { user: session.user.key })
        .notFilms.page({ user: session.user.key, ...input });
      return { ...page, items: page.items.map(toNotFilm) };
    }),
    setWatched: notFilms.setWatched.handler(({ input, context }) => {
      const isKnown = library.watchedFiles.set(context.session.user.key, input.id, input.watched);
      if (!isKnown) throw new ApiError("unknown_file");
    }),
  };
}

function toNotFilm({ isManual, path, ...file }: NotFilmFile): NotFilm {
  const numbers = file.kind === "episode" ? episodeNumbers(path) : { season: null, episode: null };
  return { ...file, ...numbers, path: displayPath(path), reason: reasonOf(file.kind, isManual, numbers) };
}

function reasonOf(kind: NotFilm["kind"], isManual: boolean, { episode }: EpisodeNumbers): NotFilm["reason"] {
  if (isManual) return "by_hand";
  switch (kind) {
    case "episode":
      return episode === null ? "series_folder" : "numbered_episode";
    case "extra":
      return "extra_without_film";
    case "sample":
      return "sample_clip";
    case "other":
      return "other";
  }
}
