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

export interface PreviewRequest {
  readonly file: File;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Starts the import of an export file as a job of the engine: it goes on without the page.
 * @returns the job. @throws RatingsImportFailed
 */
export async function importRatings(file: File, signal: AbortSignal): Promise<number> {
  const answer = await send(file, "?job", signal);
  // The engine has validated its answer against the contract.
  const { jobId }: { jobId: number } = await answer.json();
  return jobId;
}

/** What an import would bring; nothing is saved. The format is detected from the content. @throws RatingsImportFailed */
export async function previewRatings({ file, onProgress, signal }: PreviewRequest): Promise<RatingImportAnswer> {
  const answer = await send(file, "?preview&progress", signal);
  if (!answer.body) throw new RatingsImportFailed(null);
  for await (const line of linesOf(answer.body)) {
    // The engine has validated its answer against the contract.
    const said = JSON.parse(line) as { progress?: ImportProgress; result?: RatingImportAnswer; problem?: unknown };
    if (said.progress) onProgress(said.progress);
    if (said.result) return said.result;
    if (said.problem) throw new RatingsImportFailed(readProblem(said.problem));
  }
  throw new RatingsImportFailed(null);
}

async function send(file: File, query: string, signal: AbortSignal): Promise<Response> {
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
  if (!answer.ok) throw new RatingsImportFailed(readProblem(await answer.json().catch(() => null)));
  return answer;
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
