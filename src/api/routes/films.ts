import type { Enrichment } from "../../enrichment/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import { writeNfos } from "../../sidecars/index.ts";
import { guarded, owned } from "../context.ts";
import { Refused } from "../problems.ts";

export interface FilmRouteParts {
  readonly library: Library;
  readonly enrichment: Enrichment;
  readonly recommendation: Recommendation;
  readonly jobs: Jobs;
  readonly intake: Intake;
  readonly metrics: Metrics;
}

const LIKED_FROM = 4;

/** UC2–UC5. */
export function filmRoutes({ library, enrichment, recommendation, jobs, intake, metrics }: FilmRouteParts) {
  const { lookAround } = intake;
  function measured<T>(useCase: "UC2" | "UC3", work: () => T): T {
    const start = performance.now();
    const answer = work();
    metrics.useCase({ useCase, outcome: "ok", seconds: (performance.now() - start) / 1000 });
    return answer;
  }

  return {
    list: guarded.films.list.handler(({ input, context }) =>
      measured("UC2", () => library.pageOfFilms(context.session.user.key, input)),
    ),
    facets: guarded.films.facets.handler(({ context }) => library.facets(context.session.user.key)),
    get: guarded.films.get.handler(({ input, context }) =>
      measured("UC3", () => {
        const film = library.filmDetail(context.session.user.key, input.id, context.language);
        if (!film) throw new Refused("unknown_film");
        recommendation.follow(context.session.user.userId, film.id, "opened");
        // Somebody looks at it: what is still missing comes first.
        enrichment.catchUp.whenSeen(film.id);
        jobs.toFront("film", film.id);
        for (const file of film.files) jobs.toFront("file", file.id);
        return film;
      }),
    ),
    similar: guarded.films.similar.handler(async ({ input, context, signal }) => {
      const start = performance.now();
      if (!library.stateOf(input.id)) throw new Refused("unknown_film");
      const page = await enrichment.similar.page(context.session.user.key, input.id, input, signal ?? context.signal);
      metrics.useCase({ useCase: "UC4", outcome: "ok", seconds: (performance.now() - start) / 1000 });
      return page;
    }),
    rate: guarded.films.rate.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      library.rate(key, input.id, input.value);
      recommendation.follow(userId, input.id, "rated");
      if (input.value >= LIKED_FROM) recommendation.follow(userId, input.id, "liked");
    }),
    unrate: guarded.films.unrate.handler(({ input, context }) => library.unrate(context.session.user.key, input.id)),
    watched: guarded.films.watched.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      library.setWatched(key, input.id, input.watched, input.positionSeconds);
      if (input.watched) recommendation.follow(userId, input.id, "watched");
    }),
    discoveries: guarded.films.discoveries.handler(async ({ input, context }) => ({
      items: await recommendation.discoveries(context.session.user.key, input.limit, context.language, context.signal),
    })),
    notForMe: guarded.films.notForMe.handler(({ input, context }) =>
      library.setNotForMe(context.session.user.key, input.id, input.notForMe),
    ),
    writeNfo: owned.films.writeNfo.handler(async ({ input, context }) => {
      const film = library.filmDetail(context.session.user.key, input.id, context.language);
      if (!film) throw new Refused("unknown_film");
      return { written: await writeNfos(film, input.replace, lookAround, context.signal) };
    }),
    recommendations: guarded.films.recommendations.handler(async ({ input, context }) => {
      const start = performance.now();
      const page = await recommendation.page(context.session.user, input, context.language, context.signal);
      metrics.useCase({ useCase: "UC5", outcome: "ok", seconds: (performance.now() - start) / 1000 });
      return page;
    }),
  };
}
