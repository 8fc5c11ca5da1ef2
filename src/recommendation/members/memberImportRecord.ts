import { yieldToEventLoop } from "../../time/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { LinkedRow } from "./linkRows.ts";
import type { ExportedRating, ExportedWatch } from "./memberExport.ts";
import type { MemberImport, MemberImportParts, MemberImportRequest } from "./memberImport.ts";

export interface LinkedPage {
  readonly ratings: readonly LinkedRow<ExportedRating>[];
  readonly watches: readonly LinkedRow<ExportedWatch>[];
}

/** One import as it is written, a page in each transaction. */
export interface MemberImportRecord {
  readonly id: number;
  /** @throws RecommendationProblem `unknown_member`: removed from the household while films were looked up */
  write(page: LinkedPage): void;
  finish(report: Omit<MemberImport, "importId">): void;
  /** Removes what was written, in batches. */
  revert(): Promise<void>;
}

/** @throws RecommendationProblem `unknown_member` */
export function startMemberImport(
  { path, format, userKey }: Pick<MemberImportRequest, "path" | "format" | "userKey">,
  { store, records, clock }: Pick<MemberImportParts, "store" | "records" | "clock">,
): MemberImportRecord {
  const { imports, members, films } = records;
  const requireMember = () => {
    if (!members.exists(userKey)) throw new RecommendationProblem("unknown_member");
  };
  /** Somebody may undo it in another window while it runs: nothing is written after that. */
  const requireRunning = () => {
    requireMember();
    if (!imports.isRunning(importId)) throw new RecommendationProblem("unknown_import");
  };
  const importId = store.writeDurable(() => {
    requireMember();
    const startedAt = clock.now();
    return imports.begin({ source: format, place: path, fingerprint: `${path}:${startedAt}`, startedAt, userKey }).id;
  });

  return {
    id: importId,
    write({ ratings, watches }) {
      store.writeRelaxed(() => {
        requireRunning();
        for (const { row, film } of ratings) {
          const { value, ratedAt } = row;
          members.saveRating({ userKey, importId, film: films.ensureMemberFilm(film), value, ratedAt });
        }
        for (const { row, film } of watches)
          members.saveWatch({ userKey, importId, film: films.ensureMemberFilm(film), watchedAt: row.watchedAt });
      });
    },
    finish({ rows, linked, broken, unlinked }) {
      store.writeDurable(() => {
        requireRunning();
        films.group();
        imports.saveCounts(importId, { lines: rows, ratings: linked, broken, unlinked: unlinked.length });
        imports.finish(importId, clock.now());
      });
    },
    async revert() {
      await removeMemberRows(importId, { store, records });
      store.writeDurable(() => records.undoImport(importId));
    },
  };
}

/** Rows removed in one transaction, which takes a few milliseconds. */
const BATCH_ROWS = 200;

/**
 * Removes an import's rows in batches, so that requests are answered meanwhile. If the program is killed in between,
 * the next start removes the rest together with the import.
 * @returns how many ratings were removed
 */
export async function removeMemberRows(
  importId: number,
  { store, records }: Pick<MemberImportParts, "store" | "records">,
): Promise<number> {
  let ratings = 0;
  for (;;) {
    const removed = store.writeRelaxed(() => records.members.removeSome(importId, BATCH_ROWS));
    ratings += removed.ratings;
    if (removed.ratings + removed.watches === 0) return ratings;
    await yieldToEventLoop();
  }
}
