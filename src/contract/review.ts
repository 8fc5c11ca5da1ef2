import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, pageQuery, sentNumber } from "./conventions.ts";
import { candidate, fileKind, fileRow } from "./files.ts";
import { answerWithFormerFields, requestWithFormerFields } from "./formerFields.ts";
import { libraryRoute, ownerRoute } from "./route.ts";

/** What a file can be instead of a film's copy. */
const nonFilmKind = fileKind.exclude(["movie"]);
export type NonFilmKind = z.infer<typeof nonFilmKind>;

/** A file in doubt with the film it most likely is; `runnerUp` is another as likely one, so that a person must decide. */
const guess = z.object({ file: fileRow, candidate, runnerUp: candidate.nullable() });
export type Guess = z.infer<typeof guess>;

/** A film of an offline catalogue, in the library or not. */
const suggestion = z.object({
  title: z.string(),
  originalTitle: z.string().nullable(),
  year: z.number().int().nullable(),
  tmdbId: z.number().int().optional(),
  imdbId: z.string().optional(),
  wikidataId: z.string().optional(),
});

const score = sentNumber(z.number().min(0).max(1));
const guessQuery = pageQuery.pick({ limit: true }).extend({ minScore: score });
const fileIds = z.object({ fileIds: z.array(id).min(1).max(500) });
const tags = ["review"];

const precision = z.object({
  decided: z.number().int(),
  corrected: z.number().int(),
  by: z.array(
    z.object({ provider: z.string(), basis: z.string(), decided: z.number().int(), corrected: z.number().int() }),
  ),
});

export const review = {
  guesses: libraryRoute
    .route({ method: "GET", path: "/api/review/guesses", tags, summary: "Files in doubt, the likeliest guess first" })
    .input(requestWithFormerFields(guessQuery, FIELD_ALIASES.guessQuery))
    .output(z.object({ items: z.array(answerWithFormerFields(guess, FIELD_ALIASES.guess)), total: z.number().int() })),
  accept: libraryRoute
    .route({
      method: "POST",
      path: "/api/review/accept",
      tags,
      summary: "Accept the best guess of many files, or one film",
    })
    .input(fileIds.extend({ filmId: id.optional() }))
    .output(z.object({ accepted: z.array(z.number().int()), skipped: z.array(z.number().int()) })),
  revert: libraryRoute
    .route({ method: "POST", path: "/api/review/revert", tags, summary: "Take many decisions back" })
    .input(fileIds)
    .output(answerWithFormerFields(z.object({ reverted: z.number().int() }), FIELD_ALIASES.revertedFiles)),
  excludeFromLibrary: libraryRoute
    .route({ method: "PUT", path: "/api/files/{id}/kind", tags, summary: "It is an episode, or no film" })
    .input(z.object({ id, kind: nonFilmKind }))
    .output(fileRow),
  siblings: libraryRoute
    .route({
      method: "GET",
      path: "/api/files/{id}/siblings",
      tags,
      summary: "Undecided files that look like this one",
    })
    .input(z.object({ id }))
    .output(z.object({ items: z.array(fileRow) })),
  suggest: libraryRoute
    .route({
      method: "GET",
      path: "/api/suggestions",
      tags,
      summary: "Films of the offline catalogues whose title begins so",
    })
    .input(
      z.object({ text: z.string().min(1).max(200), limit: sentNumber(z.number().int().min(1).max(20)).default(8) }),
    )
    .output(z.object({ items: z.array(suggestion) })),
  catalogues: libraryRoute
    .route({ method: "GET", path: "/api/catalogues", tags, summary: "The offline catalogues that were imported" })
    .output(
      z.object({
        items: z.array(
          z.object({ name: z.string(), films: z.number().int(), sizeBytes: z.number().int(), importedAt: z.string() }),
        ),
      }),
    ),
  removeCatalogue: ownerRoute
    .route({
      method: "DELETE",
      path: "/api/catalogues/{name}",
      successStatus: 204,
      tags,
      summary: "Remove an offline catalogue; what was recognised from it stays",
    })
    .input(z.object({ name: z.string().regex(/^[\w-]{1,60}$/) })),
  precision: libraryRoute
    .route({
      method: "GET",
      path: "/api/review/precision",
      tags,
      summary: "How often the program's matches were right",
    })
    .output(precision),
};
