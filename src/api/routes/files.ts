import type { Session } from "../../accounts/index.ts";
import type { Review } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import type { ReadPool } from "../../reads/index.ts";
import type { Audience } from "../audience.ts";
import { toCandidate } from "../candidateAnswer.ts";
import { type RequestContext, routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { type FreeSpaceRouteParts, freeSpaceRoutes } from "./freeSpace.ts";
import { notFilmRoutes } from "./notFilms.ts";
import { type SubtitleSearchRouteParts, subtitleSearchRoutes } from "./subtitleSearch.ts";

export interface FileRouteParts extends FreeSpaceRouteParts, SubtitleSearchRouteParts {
  readonly intake: Intake;
  readonly review: Review;
  readonly library: Library;
  readonly reads: ReadPool;
  readonly audience: Audience;
}

/** UC6, UC7: what came in, and which film it is. */
export function fileRoutes(parts: FileRouteParts) {
  const { intake, review, library, reads, audience } = parts;
  function rowOf(id: number, language: "fr" | "en") {
    const row = intake.files.list.get(id, errorTranslator(language));
    if (!row) throw new ApiError("unknown_file");
    return row;
  }

  const readsOf = ({ session, signal }: Asking) => reads.during(signal, { user: session.user.key });

  return {
    ...freeSpaceRoutes(parts),
    notFilms: notFilmRoutes({ library, reads }),
    subtitleSearch: subtitleSearchRoutes(parts),
    add: routeWithSession.files.add.handler(({ input, context }) =>
      intake.addFor(input.paths, context.session.user, context.language),
    ),
    list: routeWithSession.files.list.handler(({ input, context }) => {
      // An address from before two films became one still finds the film.
      const filmId =
        input.filmId === undefined ? undefined : (library.merging.currentFilm(input.filmId) ?? input.filmId);
      return readsOf(context).files.page({ ...input, filmId }, context.language);
    }),
    counts: routeWithSession.files.counts.handler(({ context }) => readsOf(context).files.countByState()),
    skipped: skippedRoutes(parts, readsOf),
    candidates: routeWithSession.files.candidates.handler(async ({ input, context }) => {
      const { id, query, year } = input;
      const list = await review.candidates(id, { query, year }, context.signal);
      return {
        ...list,
        parsed: { ...list.parsed, readings: [...list.parsed.readings] },
        candidates: list.candidates.map((candidate) => toCandidate(id, candidate)),
      };
    }),
    keyframe: routeWithSession.files.keyframe.handler(async ({ input, context }) => {
      audience.requireFile(context.session, input.id);
      return { seconds: await intake.playback.keyframeBefore(input.id, input.seconds, context.signal) };
    }),
    match: routeWithSession.files.match.handler(async ({ input, context }) => {
      const { id, ...target } = input;
      if (target.tmdbId === undefined && target.wikidataId === undefined && target.filmId === undefined) {
        throw new ApiError("not_matchable");
      }
      await review.match(id, target, context.session.user.userId, context.signal);
      return rowOf(id, context.language);
    }),
    unmatch: routeWithSession.files.unmatch.handler(async ({ input, context }) => {
      const entryId = await review.unmatch(input.id, context.session.user.userId, context.signal);
      return { ...rowOf(input.id, context.language), entryId };
    }),
    split: routeWithSession.files.split.handler(({ input, context }) =>
      review.split(input.fileIds, context.session.user.userId, context.signal),
    ),
    remove: routeWithSession.files.remove.handler(async ({ input, context }) => {
      const paths = review.removeMany(input.fileIds, context.session.user);
      await intake.removeUploads(paths);
      return { removed: paths.length };
    }),
    folders: {
      list: routeWithSession.files.folders.list.handler(({ context }) => ({
        items: intake.folders.list(context.language),
      })),
      add: routeWithSession.files.folders.add.handler(({ input, context }) =>
        intake.folders.add(input.path, context.language),
      ),
      remove: routeWithSession.files.folders.remove.handler(({ input }) => intake.folders.remove(input.path)),
      rescan: routeWithSession.files.folders.rescan.handler(({ input }) => intake.folders.rescan(input.path)),
    },
  };
}

type Asking = Pick<RequestContext, "signal"> & { readonly session: Session };

function skippedRoutes({ intake }: FileRouteParts, readsOf: (asking: Asking) => ReturnType<ReadPool["during"]>) {
  return {
    list: routeWithSession.files.skipped.list.handler(({ input, context }) =>
      readsOf(context).skippedFiles.page(input, context.language),
    ),
    counts: routeWithSession.files.skipped.counts.handler(async ({ input, context }) => ({
      items: await readsOf(context).skippedFiles.counts(input.folder),
    })),
    add: routeWithSession.files.skipped.add.handler(({ input, context }) =>
      intake.addSkipped(input.path, context.session.user, context.language),
    ),
  };
}
