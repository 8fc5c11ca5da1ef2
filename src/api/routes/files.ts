import type { Review } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Library } from "../../library/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import { toCandidate } from "../candidateAnswer.ts";
import { authenticatedRoute, ownerRoute } from "../context.ts";
import { ApiError } from "../problems.ts";

/** UC6, UC7: what came in, and which film it is. */
export function fileRoutes({
  intake,
  review,
  library,
}: {
  readonly intake: Intake;
  readonly review: Review;
  readonly library: Pick<Library, "merging">;
}) {
  function rowOf(id: number, language: "fr" | "en") {
    const row = intake.files.list.get(id, errorTranslator(language));
    if (!row) throw new ApiError("unknown_file");
    return row;
  }

  return {
    add: authenticatedRoute.files.add.handler(({ input, context }) => intake.addFor(input.paths, context.language)),
    list: authenticatedRoute.files.list.handler(({ input, context }) => {
      // An address from before two films became one still finds the film.
      const filmId =
        input.filmId === undefined ? undefined : (library.merging.currentFilm(input.filmId) ?? input.filmId);
      return intake.files.list.page({ ...input, filmId }, errorTranslator(context.language));
    }),
    counts: authenticatedRoute.files.counts.handler(() => intake.counts()),
    candidates: authenticatedRoute.files.candidates.handler(async ({ input, context }) => {
      const { id, query, year } = input;
      const list = await review.candidates(id, { query, year }, context.signal);
      return {
        ...list,
        parsed: { ...list.parsed, readings: [...list.parsed.readings] },
        candidates: list.candidates.map((candidate) => toCandidate(id, candidate)),
      };
    }),
    match: authenticatedRoute.files.match.handler(async ({ input, context }) => {
      const { id, ...target } = input;
      if (target.tmdbId === undefined && target.wikidataId === undefined && target.filmId === undefined) {
        throw new ApiError("not_matchable");
      }
      await review.match(id, target, context.session.user.userId, context.signal);
      return rowOf(id, context.language);
    }),
    unmatch: authenticatedRoute.files.unmatch.handler(async ({ input, context }) => {
      await review.unmatch(input.id, context.session.user.userId, context.signal);
      return rowOf(input.id, context.language);
    }),
    forget: authenticatedRoute.files.forget.handler(async ({ input, context }) => {
      const paths = review.removeMany(input.fileIds, context.session.user.userId);
      await intake.removeUploads(paths);
      return { forgotten: paths.length };
    }),
    folders: {
      list: authenticatedRoute.files.folders.list.handler(({ context }) => ({
        items: intake.folders.list(context.language),
      })),
      add: ownerRoute.files.folders.add.handler(({ input, context }) =>
        intake.folders.add(input.path, context.language),
      ),
      remove: ownerRoute.files.folders.remove.handler(({ input }) => intake.folders.remove(input.path)),
      rescan: ownerRoute.files.folders.rescan.handler(({ input }) => intake.folders.rescan(input.path)),
    },
  };
}
