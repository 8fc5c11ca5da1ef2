import { type BroughtRatings, broughtRatings, type Problem, problem } from "../../../src/contract/index.ts";

export const FORMATS = ["letterboxd", "imdb", "trakt"] as const;
export type Format = (typeof FORMATS)[number];

/** The engine did not take the export; `problem` is null where it did not answer. */
export class NotBrought extends Error {
  readonly problem: Problem | null;
  constructor(found: Problem | null) {
    super(found?.code ?? "unreachable");
    this.problem = found;
  }
}

/** Sends an export as it is. A preview writes nothing. @throws NotBrought */
export async function bringRatings(file: File, format: Format, isPreview: boolean): Promise<BroughtRatings> {
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
  if (answer?.ok) return broughtRatings.parse(body);
  const parsed = problem.safeParse(body);
  throw new NotBrought(parsed.success ? parsed.data : null);
}
