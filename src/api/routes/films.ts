import { LIKED_FROM } from "../../contract/ratings.ts";
import type { Enrichment } from "../../enrichment/index.ts";
import type { Identification } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { Library } from "../../library/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import { exportNfo } from "../../nfoExport/index.ts";
import type { Recommendation } from "../../recommendation/index.ts";
import type { Store } from "../../store/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { createUseCaseTimer } from "../useCaseTimer.ts";

export interface FilmRouteParts {
  readonly library: Library;
  readonly enrichment: Enrichment;
  readonly recommendation: Recommendation;
  readonly jobs: Jobs;
  readonly intake: Intake;
  readonly identification: Pick<Identification, "rematch">;
  readonly metrics: Metrics;
  readonly store: Store;
}

/** UC2–UC5. */
export function filmRoutes({
  library,
  enrichment,
  recommendation,
  jobs,
  intake,
  identification,
  metrics,
  store,
}: FilmRouteParts) {
  const { folderListings } = intake;
  const measure = createUseCaseTimer(metrics);
  // An address from before two films became one still finds the film.
  const filmOf = (id: number) => library.merging.currentFilm(id) ?? id;
  const batchOf = ({ cursor, offset = 0 }: { readonly cursor?: string; readonly offset?: number }) =>
    cursor === undefined && offset === 0 ? ("first" as const) : ("next" as const);

  return {
    list: routeWithSession.films.list.handler(({ input, context }) =>
      measure(
        "UC2",
        () => library.films.page(context.session.user.key, input),
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    facets: routeWithSession.films.facets.handler(({ context }) => library.films.facets(context.session.user.key)),
    jumpIndex: routeWithSession.films.jumpIndex.handler(({ input, context }) =>
      library.films.jumpIndex(context.session.user.key, input),
    ),
    indexOfTitle: routeWithSession.films.indexOfTitle.handler(({ input: { title, ...filter }, context }) => ({
      place: library.films.indexOfTitle(context.session.user.key, filter, title),
    })),
    ids: routeWithSession.films.ids.handler(({ input: { from, to, ...filter }, context }) => ({
      ids: library.films.idsBetween(context.session.user.key, filter, from, to),
    })),
    // What is done to many at once says nothing about the list that suggested one of them.
    applyBulk: routeWithSession.films.applyBulk.handler(({ input, context }) =>
      library.marks.applyBulk(context.session.user.key, input.filmIds.map(filmOf), input.act),
    ),
    refresh: routeWithSession.films.refresh.handler(({ input }) => ({
      queued:
        input.what === "details"
          ? enrichment.scheduler.refresh(input.filmIds.map(filmOf))
          : identification.rematch(input.filmIds.map(filmOf)),
    })),
    get: routeWithSession.films.get.handler(({ input, context }) =>
      measure(
        "UC3",
        () => {
          const film = library.films.detail(context.session.user.key, filmOf(input.id), context.language);
          if (!film) throw new ApiError("unknown_film");
          recommendation.outcomes.recordOutcome(context.session.user.userId, film.id, "opened");
          // Somebody looks at it: what is still missing comes first. A full disk keeps nobody from looking.
          store.tryWrite(() => {
            enrichment.scheduler.enrichOnView(film.id);
            jobs.prioritise("film", film.id);
            for (const file of film.files) jobs.prioritise("file", file.id);
          });
          return film;
        },
        ({ completeness }) => ({ completeness }),
      ),
    ),
    similar: routeWithSession.films.similar.handler(({ input, context, signal }) =>
      measure(
        "UC4",
        () => {
          const film = filmOf(input.id);
          if (!library.identity.stateOf(film)) throw new ApiError("unknown_film");
          return enrichment.similarFilms.page(film, input, signal ?? context.signal);
        },
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    rate: routeWithSession.films.rate.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      const film = filmOf(input.id);
      library.marks.rate(key, film, input.value);
      recommendation.outcomes.recordOutcome(userId, film, "rated");
      if (input.value >= LIKED_FROM) recommendation.outcomes.recordOutcome(userId, film, "liked");
    }),
    unrate: routeWithSession.films.unrate.handler(({ input, context }) =>
      library.marks.unrate(context.session.user.key, filmOf(input.id)),
    ),
    setWatched: routeWithSession.films.setWatched.handler(({ input, context }) => {
      const { key, userId } = context.session.user;
      const film = filmOf(input.id);
      library.marks.setWatched(key, film, input.watched, input.positionSeconds);
      if (input.watched) recommendation.outcomes.recordOutcome(userId, film, "watched");
    }),
    discoveries: routeWithSession.films.discoveries.handler(async ({ input, context }) => ({
      items: await recommendation.discoveries(context.session.user.key, input.limit, context.language, context.signal),
    })),
    setDismissed: routeWithSession.films.setDismissed.handler(({ input, context }) =>
      library.marks.setDismissed(context.session.user.key, filmOf(input.id), input.notForMe),
    ),
    writeNfo: routeWithSession.films.writeNfo.handler(async ({ input, context }) => {
      const film = library.films.detail(context.session.user.key, filmOf(input.id), context.language);
      if (!film) throw new ApiError("unknown_film");
      return { written: await exportNfo(film, input.replace, folderListings, context.signal) };
    }),
    recommendations: routeWithSession.films.recommendations.handler(({ input, context }) =>
      measure(
        "UC5",
        () =>
          recommendation.personalPage(
            context.session.user,
            { ...input, exploration: input.exploration ?? input.adventure },
            context.language,
            context.signal,
          ),
        ({ items, coherence }) => ({ films: items.length, batch: batchOf(input), coherence }),
      ),
    ),
  };
}
