import { ratingImportAnswer } from "../../contract/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { errorTextsFor } from "../textsFor.ts";
import { type DiaryRouteParts, diaryRoutes } from "./diary.ts";
import { homeRowRoutes } from "./homeRows.ts";
import { listRoutes } from "./lists.ts";
import { smartListRoutes } from "./smartLists.ts";
import { type TasteRouteParts, tasteRoutes } from "./taste.ts";

export interface PersonalRouteParts
  extends DiaryRouteParts,
    Omit<TasteRouteParts, "library" | "audience" | "recommendation"> {
  readonly recommendation: Recommendation;
}

/** What one person keeps and sees of their own. */
export function personalRoutes(parts: PersonalRouteParts) {
  const { audience, recommendation } = parts;
  return {
    diary: diaryRoutes(parts),
    lists: listRoutes(parts),
    smartLists: smartListRoutes(parts),
    homeRows: homeRowRoutes(parts),
    taste: tasteRoutes(parts),
    ratingImport: routeWithSession.personal.ratingImport.handler(({ context }) => {
      const { key, userId } = context.session.user;
      const run = recommendation.imports.latestRun(key, userId);
      if (!run) return { run: null };
      const { report, isUndone, error, jobId, name, state, progress } = run;
      return {
        run: {
          ...{ jobId, name, state, progress },
          error: error && { code: error.code, detail: errorTextsFor(context)(error) },
          result: report && ratingImportAnswer.parse(report),
          undone: isUndone,
        },
      };
    }),
    cancelRatingImport: routeWithSession.personal.cancelRatingImport.handler(async ({ context }) => {
      const { key, userId } = context.session.user;
      if (!(await recommendation.imports.cancelRun(key, userId))) throw new ApiError("job_not_cancellable");
    }),
    undoImport: routeWithSession.personal.undoImport.handler(async ({ input, context }) => ({
      removed: await recommendation.imports.undoOfMember(input.id, context.session.user.key),
    })),
    home: routeWithSession.personal.home.handler(async ({ context: { session, signal } }) => {
      const { key } = session.user;
      const genres = await audience.readsOf(session, signal).statistics.favouriteGenres(key);
      const estimates = await recommendation.estimates.available(key);
      const inProgress = audience.libraryOf(session).films.inProgress(key);
      return { inProgress: inProgress.map((one) => ({ ...one, film: estimates.addTo(one.film) })), genres };
    }),
    collectionsInProgress: routeWithSession.personal.collectionsInProgress.handler(
      async ({ context: { session, signal } }) => {
        const { key } = session.user;
        const found = await audience.readsOf(session, signal).home.collectionsInProgress(key);
        const { addTo } = await recommendation.estimates.available(key);
        return { items: found.map((one) => ({ ...one, next: addTo(one.next) })) };
      },
    ),
    statistics: routeWithSession.personal.statistics.handler(async ({ context: { session, signal } }) => {
      const found = await audience.readsOf(session, signal).statistics.of(session.user.key);
      return {
        ...found,
        ratings: [...found.ratings],
        decades: [...found.decades],
        genres: [...found.genres],
        countries: [...found.countries],
        directors: [...found.directors],
        actors: [...found.actors],
        months: [...found.months],
      };
    }),
  };
}
