/** UC3, UC4: a film, films like it, and what the owner may have refreshed. */
import type { Session } from "../../../accounts/index.ts";
import type { FilmDetail, Language } from "../../../contract/index.ts";
import { exportNfo } from "../../../nfoExport/index.ts";
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import { createUseCaseTimer } from "../../useCaseTimer.ts";
import { batchOf } from "./batchOf.ts";
import { filmFinder } from "./filmFinder.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmDetailRoutes(parts: FilmRouteParts) {
  const { library, audience, enrichment, recommendation, identification, metrics, events } = parts;
  const measure = createUseCaseTimer(metrics);
  const filmOf = filmFinder(library);

  return {
    get: routeWithSession.films.get.handler(({ input, context }) =>
      measure(
        "UC3",
        async () => {
          const estimates = await recommendation.estimates.available(context.session.user.key);
          const film = detailOf(parts, context, input.id);
          recommendation.outcomes.recordOutcome(context.session.user.userId, film.id, "opened");
          enrichFirst(parts, film);
          return estimates.addTo(film);
        },
        ({ completeness }) => ({ completeness }),
      ),
    ),
    facts: routeWithSession.films.facts.handler(({ input, context: { session } }) => {
      const sources = audience.libraryOf(session).films.factSources(audience.filmOf(session, input.id));
      if (!sources) throw new ApiError("unknown_film");
      return sources;
    }),
    similar: routeWithSession.films.similar.handler(({ input, context, signal }) =>
      measure(
        "UC4",
        () => {
          const film = audience.filmOf(context.session, input.id);
          if (!library.identity.stateOf(film)) throw new ApiError("unknown_film");
          // Films outside the library have no age: nothing is fetched for a kids profile.
          if (context.session.user.maximumAge !== null)
            return audience.libraryOf(context.session).discovery.similar(film, input);
          return enrichment.similarFilms.page(film, input, signal ?? context.signal);
        },
        ({ items }) => ({ films: items.length, batch: batchOf(input) }),
      ),
    ),
    refresh: routeWithSession.films.refresh.handler(({ input }) => ({
      queued:
        input.what === "details"
          ? enrichment.scheduler.refresh(input.filmIds.map(filmOf))
          : identification.rematch(input.filmIds.map(filmOf)),
    })),
    setSortTitle: routeWithSession.films.setSortTitle.handler(({ input }) => {
      const film = filmOf(input.id);
      if (!library.identity.stateOf(film)) throw new ApiError("unknown_film");
      library.facts.setSortTitle(film, input.sortTitle);
      events.emit({ type: "film.changed", filmId: film });
    }),
    writeNfo: routeWithSession.films.writeNfo.handler(async ({ input, context }) => {
      const film = detailOf(parts, context, input.id);
      const edited = library.edits.form(film.id)?.edited ?? [];
      return { written: await exportNfo({ film, edited }, input.replace, parts.intake.userFiles, context.signal) };
    }),
  };
}

/** @throws ApiError `unknown_film` */
function detailOf(
  { audience }: FilmRouteParts,
  { session, language }: { readonly session: Session; readonly language: Language },
  id: number,
): FilmDetail {
  const library = audience.libraryOf(session);
  const film = library.films.detail(session.user.key, audience.filmOf(session, id), language);
  if (!film) throw new ApiError("unknown_film");
  return film;
}

/** The film is being viewed: what is still missing is fetched first. A full disk does not prevent viewing it. */
function enrichFirst(
  { store, enrichment, jobs }: FilmRouteParts,
  film: { readonly id: number; readonly files: readonly { readonly id: number }[] },
): void {
  store.tryWrite(() => {
    enrichment.scheduler.enrichOnView(film.id);
    jobs.prioritise("film", film.id);
    for (const file of film.files) jobs.prioritise("file", file.id);
  });
}
