import type { Problem, RatingImportAnswer } from "../../../src/contract/index.ts";
import { readProblem } from "../../api/problem.ts";

/** The engine refused the export; `problem` is null if it did not answer. */
export class RatingsImportFailed extends Error {
  readonly problem: Problem | null;
  constructor(found: Problem | null) {
    super(found?.code ?? "unreachable");
    this.problem = found;
  }
}

export interface ImportProgress {
  readonly rows: number;
  readonly total: number;
}

export interface ImportRequest {
  readonly file: File;
  /** A preview does not save anything. */
  readonly isPreview: boolean;
  readonly onProgress: (progress: ImportProgress) => void;
  /** Aborting it undoes what was saved so far. */
  readonly signal: AbortSignal;
}

/** Sends an export file. The engine detects its format from the content. @throws RatingsImportFailed */
export async function importRatings({
  file,
  isPreview,
  onProgress,
  signal,
}: ImportRequest): Promise<RatingImportAnswer> {
  const query = isPreview ? "?preview&progress" : "?progress";
  const answer = await fetch(`/api/me/ratings/auto/${encodeURIComponent(file.name)}${query}`, {
    method: "PUT",
    body: file,
    credentials: "same-origin",
    headers: { "content-type": "application/octet-stream", "accept-language": document.documentElement.lang },
    signal,
  }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw new RatingsImportFailed(error instanceof RatingsImportFailed ? error.problem : null);
  });
  if (!answer.ok || !answer.body) throw new RatingsImportFailed(readProblem(await answer.json().catch(() => null)));
  for await (const line of linesOf(answer.body)) {
    // The engine has validated its answer against the contract.
    const said = JSON.parse(line) as { progress?: ImportProgress; result?: RatingImportAnswer; problem?: unknown };
    if (said.progress) onProgress(said.progress);
    if (said.result) return said.result;
    if (said.problem) throw new RatingsImportFailed(readProblem(said.problem));
  }
  throw new RatingsImportFailed(null);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines.filter((line) => line !== "");
  }
}
