import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runContentTask, type TaskRunner } from "../../workers/index.ts";
import type { RequestedFormat } from "./memberExport.ts";
import type { StagedExport, StagedPage } from "./stageExport.ts";
import { memberTasks } from "./tasks.ts";

/** A hundred thousand rows take a second or two. */
const READING_TIMEOUT_MS = 120_000;

export interface OpenedExport {
  readonly content: Omit<StagedExport, "pageBytes">;
  /** A few hundred rows at a time, in the order of the export. */
  pages(): AsyncGenerator<StagedPage>;
}

/**
 * Reads an export in a thread and passes its rows to `use`. The intermediate file is removed afterwards.
 * @returns null where the path holds no export of that format
 * @throws RecommendationProblem `export_too_large`, `ratings_source_damaged`; CodedError `content_too_costly`;
 * the signal's reason
 */
export async function withStagedExport<T>(
  { path, format }: { readonly path: string; readonly format: RequestedFormat },
  workers: TaskRunner,
  signal: AbortSignal,
  use: (opened: OpenedExport) => Promise<T>,
): Promise<T | null> {
  const folder = await mkdtemp(join(tmpdir(), "filmotheque-import-"));
  const staged = join(folder, "rows.json");
  try {
    const options = { signal, timeoutMs: READING_TIMEOUT_MS };
    const read = await runContentTask(workers, memberTasks.stageExport, { path, format, staged }, options);
    if (!read) return null;
    const { pageBytes, ...content } = read;
    return await use({ content, pages: () => pagesOf(staged, pageBytes) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* pagesOf(staged: string, pageBytes: readonly number[]): AsyncGenerator<StagedPage> {
  await using file = await open(staged);
  let position = 0;
  for (const length of pageBytes) {
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
    position += length;
    // Written a moment ago by our own thread.
    const page: StagedPage = JSON.parse(buffer.toString("utf8"));
    yield page;
  }
}
