import type { PrecisionRow, Review } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import { errorTranslator } from "../../messages/index.ts";
import type { CatalogueState, FilmCandidate } from "../../providers/index.ts";
import { toCandidate } from "../candidateAnswer.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

export interface ReviewRouteParts {
  readonly intake: Intake;
  readonly review: Review;
  precision(): readonly PrecisionRow[];
  readonly catalogues: Catalogues;
}

/** Asked in a thread. */
export interface Catalogues {
  suggest(text: string, limit: number, signal: AbortSignal): Promise<FilmCandidate[]>;
  list(signal: AbortSignal): Promise<CatalogueState[]>;
  /** @returns whether there was one */
  remove(name: string): boolean;
}

/** UC7: many decisions at once, and how good the program's own were. */
export function reviewRoutes({ intake, review, precision, catalogues }: ReviewRouteParts) {
  function rowsOf(ids: readonly number[], language: "fr" | "en") {
    return ids.map((id) => intake.files.list.get(id, errorTranslator(language))).filter((row) => row !== null);
  }

  return {
    guesses: routeWithSession.review.guesses.handler(({ input, context }) => {
      const { items, total } = review.bestGuesses(input.minScore, input.limit);
      return {
        total,
        items: items.flatMap(({ fileId, best, rival }) => {
          const [file] = rowsOf([fileId], context.language);
          const candidate = toCandidate(fileId, best);
          return file ? [{ file, candidate, runnerUp: rival && toCandidate(fileId, rival) }] : [];
        }),
      };
    }),
    accept: routeWithSession.review.accept.handler(({ input, context }) => {
      const accepted = review.acceptMany(input.fileIds, input.filmId, context.session.user.userId);
      const done = new Set(accepted);
      return { accepted, skipped: input.fileIds.filter((id) => !done.has(id)) };
    }),
    revert: routeWithSession.review.revert.handler(({ input, context }) => ({
      reverted: review.revertMany(input.fileIds, context.session.user.userId),
    })),
    suggest: routeWithSession.review.suggest.handler(async ({ input, context }) => ({
      items: (await catalogues.suggest(input.text, input.limit, context.signal)).map((film) => ({
        title: film.title,
        originalTitle: film.originalTitle ?? null,
        year: film.year,
        tmdbId: film.tmdbId,
        imdbId: film.imdbId,
        wikidataId: film.wikidataId,
      })),
    })),
    catalogues: routeWithSession.review.catalogues.handler(async ({ context }) => ({
      items: (await catalogues.list(context.signal)).map(({ name, films, bytes, importedAt }) => ({
        name,
        films,
        sizeBytes: bytes,
        importedAt: new Date(importedAt).toISOString(),
      })),
    })),
    removeCatalogue: routeWithSession.review.removeCatalogue.handler(({ input }) => {
      if (!catalogues.remove(input.name)) throw new ApiError("unknown_catalogue");
    }),
    excludeFromLibrary: routeWithSession.review.excludeFromLibrary.handler(async ({ input, context }) => {
      await review.excludeFromLibrary(input.id, input.kind, context.session.user.userId, context.signal);
      const [row] = rowsOf([input.id], context.language);
      if (!row) throw new ApiError("unknown_file");
      return row;
    }),
    siblings: routeWithSession.review.siblings.handler(async ({ input, context }) => ({
      items: rowsOf(await review.siblings(input.id, context.signal), context.language),
    })),
    precision: routeWithSession.review.precision.handler(() => {
      const by = precision();
      const sum = (of: (row: PrecisionRow) => number) => by.reduce((all, row) => all + of(row), 0);
      return { decided: sum((row) => row.decided), corrected: sum((row) => row.corrected), by: [...by] };
    }),
  };
}
