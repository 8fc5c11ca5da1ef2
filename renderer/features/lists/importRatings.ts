import type { Problem, RatingImportAnswer } from "../../../src/contract/index.ts";
import { readProblem } from "../../api/problem.ts";

export const IMPORT_FORMATS = ["letterboxd", "imdb", "trakt"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** The engine refused the export; `problem` is null if it did not answer. */
export class RatingsImportFailed extends Error {
  readonly problem: Problem | null;
  constructor(found: Problem | null) {
    super(found?.code ?? "unreachable");
    this.problem = found;
  }
}

/** Sends an export file. A preview saves nothing. @throws RatingsImportFailed */
export async function importRatings(file: File, format: ImportFormat, isPreview: boolean): Promise<RatingImportAnswer> {
  const answer = await fetch(
    `/api/me/ratings/${format}/${encodeURIComponent(file.name)}${isPreview ? "?preview" : ""}`,
    {
      method: "PUT",
      body: file,
      credentials: "same-origin",
      headers: { "content-type": "application/octet-stream", "accept-language": document.documentElement.lang },
    },
  ).catch(() => null);
  const body: unknown = await answer?.json();
  // The engine has validated its answer against the contract.
  if (answer?.ok) return body as RatingImportAnswer;
  throw new RatingsImportFailed(readProblem(body));
}
