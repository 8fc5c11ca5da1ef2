import { yieldToEventLoop } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import { ImportSummary } from "./importSummary.ts";
import type { MemberImport, MemberImportParts, MemberImportProgress, MemberImportRequest } from "./memberImport.ts";
import { startMemberImport } from "./memberImportRecord.ts";
import { type OpenedExport, withStagedExport } from "./stagedExport.ts";
import type { StagedPage } from "./stageExport.ts";

/**
 * Imports a member's data from another service or from this program: ratings, watched films, viewings, lists. Films
 * are linked by their ids, otherwise by title and year. Data entered here takes precedence. Rows are read in a thread
 * and written in batches; an import that fails, or whose caller disconnects, is undone.
 *
 * @throws RecommendationProblem `export_missing`, `export_is_movielens`, `export_too_large`, `export_unsafe`,
 * `export_unreadable`, `ratings_source_damaged`, `unknown_member`; CodedError `content_too_costly`; the signal's reason
 */
export async function importMember(
  request: MemberImportRequest,
  parts: MemberImportParts,
  signal: AbortSignal,
  onProgress: (progress: MemberImportProgress) => void = () => undefined,
): Promise<MemberImport> {
  const imported = await withStagedExport(request, parts.workers, signal, (opened) => {
    const total = Object.values(opened.content.counts).reduce((sum, count) => sum + count, 0);
    const progress = countRows(total, onProgress);
    return request.isPreview
      ? previewRows(request, opened, parts, signal, progress)
      : saveRows(request, opened, parts, signal, progress);
  });
  if (!imported) throw new RecommendationProblem("export_missing", request.path);
  return imported;
}

type CountPage = (page: StagedPage) => void;

function countRows(total: number, onProgress: (progress: MemberImportProgress) => void): CountPage {
  let rows = 0;
  onProgress({ rows, total });
  return (page) => {
    rows += Object.values(page).reduce((sum, kind) => sum + kind.length, 0);
    onProgress({ rows, total });
  };
}

async function previewRows(
  { mayEdit }: MemberImportRequest,
  opened: OpenedExport,
  parts: MemberImportParts,
  signal: AbortSignal,
  countPage: CountPage,
): Promise<MemberImport> {
  const summary = new ImportSummary(opened.content, parts, mayEdit);
  for await (const page of opened.pages()) {
    await summary.link(page, signal);
    countPage(page);
    await yieldToEventLoop();
  }
  return { importId: null, ...summary.report() };
}

async function saveRows(
  request: MemberImportRequest,
  opened: OpenedExport,
  parts: MemberImportParts,
  signal: AbortSignal,
  countPage: CountPage,
): Promise<MemberImport> {
  const summary = new ImportSummary(opened.content, parts, request.mayEdit);
  const record = startMemberImport(request, opened.content, parts);
  try {
    for await (const page of opened.pages()) {
      const linked = await summary.link(page, signal);
      const { prepared, refused } = await parts.edits.prepare(linked.edits, signal);
      for (const { reason, film } of [...refused, ...record.writeEdits(prepared)]) summary.refuse(reason, film);
      for (const { reason, film } of record.write(linked)) summary.skip(reason, film);
      countPage(page);
      await yieldToEventLoop();
    }
    await record.group(signal);
    signal.throwIfAborted();
    record.finish(summary.report());
  } catch (error) {
    await record.revert();
    throw error;
  }
  return { importId: record.id, ...summary.report() };
}
