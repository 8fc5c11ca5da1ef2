import { sortedFilter } from "../../contract/filmFilterSchema.ts";
import { shownName } from "../../contract/visibleNames.ts";
import { ensureRatedFilm } from "../../library/index.ts";
import { yieldToEventLoop } from "../../time/index.ts";
import { runContentTask } from "../../workers/index.ts";
import { RecommendationProblem } from "../recommendationProblem.ts";
import type { PreparedEdit, RefusedEdit } from "./editImports.ts";
import type { ExportedFilm, ExportedFilter, SkipReason } from "./exportRows.ts";
import type { LinkedPage } from "./importSummary.ts";
import type { LinkedFilm } from "./linkRows.ts";
import { createListFinder } from "./listsOfImport.ts";
import type { MemberImport, MemberImportParts, MemberImportRequest } from "./memberImport.ts";
import type { StagedExport } from "./stageExport.ts";
import { memberTasks } from "./tasks.ts";

/** A row with a matched film that could not be stored, because a limit was reached. */
export interface LeftOut {
  readonly reason: SkipReason;
  readonly film: ExportedFilm;
}

/** One import as it is written, a page in each transaction. */
export interface MemberImportRecord {
  readonly id: number;
  /** @throws RecommendationProblem `unknown_member`: removed from the household while films were looked up */
  write(page: LinkedPage): LeftOut[];
  /** Edits of films, under one entry of the journal. @returns those that were not written */
  writeEdits(edits: readonly PreparedEdit[]): readonly RefusedEdit[];
  /** Finds which rated films are the same now. A thread compares them; the result is written in pieces. */
  group(signal: AbortSignal): Promise<void>;
  finish(report: Omit<MemberImport, "importId">): void;
  /** Removes what was written, in batches. */
  revert(): Promise<void>;
}

type Parts = Pick<MemberImportParts, "store" | "records" | "clock" | "workers" | "edits">;

/** @throws RecommendationProblem `unknown_member` */
export function startMemberImport(
  { path, userKey, userId, jobId }: Pick<MemberImportRequest, "path" | "userKey" | "userId" | "jobId">,
  content: Omit<StagedExport, "pageBytes">,
  parts: Parts,
): MemberImportRecord {
  const { store, records, clock } = parts;
  const { imports, members, films } = records;
  const { format, contentHash } = content;
  const requireMember = () => {
    if (!members.exists(userKey)) throw new RecommendationProblem("unknown_member", userId);
  };
  /** Somebody may undo it in another window while it runs: nothing is written after that. */
  const requireRunning = () => {
    requireMember();
    if (!imports.isRunning(importId)) throw new RecommendationProblem("unknown_import");
  };
  const earlier = members.earlierImport(userKey, contentHash);
  const importId = store.writeDurable(() => {
    requireMember();
    const startedAt = clock.now();
    const fingerprint = `${path}:${startedAt}`;
    const { id } = imports.begin({ source: format, place: path, fingerprint, startedAt, userKey });
    members.saveContentHash(id, contentHash);
    return id;
  });
  const lists = createListFinder(
    { userKey, importId, format, earlier, now: clock.now() },
    content.lists,
    records.lists,
  );
  store.writeRelaxed(() => lists.ensureAll());
  const edits = new WrittenEdits(importId, userId, parts);

  return {
    id: importId,
    write: (page) =>
      store.writeRelaxed(() => {
        requireRunning();
        return writePage(page, { userKey, importId, listOf: lists.idOf }, parts);
      }),
    writeEdits(prepared) {
      if (prepared.length === 0) return [];
      return store.writeRelaxed(() => {
        requireRunning();
        return edits.write(prepared);
      });
    },
    async group(signal) {
      const database = store.database.name;
      const changed = await runContentTask(parts.workers, memberTasks.findChangedGroups, { database }, { signal });
      for (let from = 0; from < changed.length; from += BATCH_ROWS) {
        store.writeRelaxed(() => {
          requireRunning();
          films.saveGroups(changed.slice(from, from + BATCH_ROWS));
        });
        await yieldToEventLoop();
        signal.throwIfAborted();
      }
    },
    finish(report) {
      const { rows, linked, broken, unlinked } = report;
      store.writeDurable(() => {
        requireRunning();
        if (jobId !== undefined) records.runs.save(importId, jobId, { importId, ...report });
        imports.saveCounts(importId, { lines: rows, ratings: linked, broken, unlinked: unlinked.length });
        imports.finish(importId, clock.now());
        edits.finish();
      });
    },
    async revert() {
      undoEdits(importId, userId, parts);
      await removeMemberRows(importId, { store, records });
      store.writeDurable(() => records.undoImport(importId));
    },
  };
}

/** The edits of an import: all of them under one entry of the journal, made with the first. Inside transactions. */
class WrittenEdits {
  readonly #importId: number;
  readonly #by: string;
  readonly #parts: Pick<Parts, "records" | "edits">;
  #entryId: number | null = null;

  constructor(importId: number, by: string, parts: Pick<Parts, "records" | "edits">) {
    this.#importId = importId;
    this.#by = by;
    this.#parts = parts;
  }

  write(prepared: readonly PreparedEdit[]): readonly RefusedEdit[] {
    this.#entryId ??= this.#begin();
    return this.#parts.edits.write(this.#entryId, prepared);
  }

  finish(): void {
    if (this.#entryId !== null) this.#parts.edits.finish(this.#entryId);
  }

  #begin(): number {
    const entryId = this.#parts.edits.begin(this.#by);
    this.#parts.records.entries.add(this.#importId, entryId);
    return entryId;
  }
}

/** Undoes what an import edited of films, except where a field was edited since. */
export function undoEdits(importId: number, by: string, { records, edits }: Pick<Parts, "records" | "edits">): void {
  for (const entryId of records.entries.of(importId)) edits.undo(entryId, by);
}

interface Target {
  readonly userKey: number;
  readonly importId: number;
  /** @returns null when the user has the maximum number of lists */
  listOf(index: number): number | null;
}

function writePage(
  page: LinkedPage,
  { userKey, importId, listOf }: Target,
  { store, records, clock }: Parts,
): LeftOut[] {
  const { members, films, lists } = records;
  const leftOut: LeftOut[] = [];
  const ratedFilm = (film: LinkedFilm) =>
    film.libraryFilm === null ? films.ensureMemberFilm(film) : ensureRatedFilm(store, film.libraryFilm);
  for (const { row, film } of page.ratings)
    members.saveRating({ userKey, importId, film: ratedFilm(film), value: row.value, ratedAt: row.ratedAt });
  for (const { row, film } of page.watched) {
    const { watched, watchedAt, positionSeconds } = row;
    members.saveWatch({ userKey, importId, film: ratedFilm(film), watched, watchedAt, positionSeconds });
  }
  for (const { row, film } of page.viewings) {
    const { watchedOn, nth, rewatch, rating, note, place, tags } = row;
    const viewing = { watchedOn, nth, rewatch, rating, note, place, tags, addedAt: clock.now() };
    members.saveViewing({ userKey, importId, film: ratedFilm(film), ...viewing });
  }
  const listed = page.listings.flatMap(({ row, film }) => {
    const list = listOf(row.list);
    if (list === null) leftOut.push({ reason: "too_many_lists", film: row });
    const { position, note } = row;
    const addedAt = row.addedAt || clock.now();
    return list === null ? [] : { row, listing: { list, film: ratedFilm(film), importId, position, note, addedAt } };
  });
  for (const [at, isListed] of lists.save(listed.map(({ listing }) => listing)).entries()) {
    const film = listed[at]?.row;
    if (!isListed && film) leftOut.push({ reason: "too_many_lists", film });
  }
  for (const { row, film } of page.dismissals) {
    const filmId = film.libraryFilm ?? films.inLibrary(film);
    if (filmId === null) leftOut.push({ reason: "no_place", film: row });
    else
      members.saveDismissal({
        userKey,
        importId,
        film: ensureRatedFilm(store, filmId),
        since: row.since || clock.now(),
        lessLike: row.lessLike,
      });
  }
  for (const row of page.filters) saveFilter(row, { userKey, importId }, { records, clock });
  return leftOut;
}

const filterName = shownName(1, 80);

/** A filter that this version cannot parse is skipped. */
function saveFilter(
  row: ExportedFilter,
  { userKey, importId }: Pick<Target, "userKey" | "importId">,
  { records, clock }: Pick<Parts, "records" | "clock">,
): void {
  const name = filterName.safeParse(row.name);
  const filter = sortedFilter.safeParse(row.filter);
  if (name.success && filter.success)
    records.members.saveFilter({
      userKey,
      importId,
      name: name.data,
      filter: JSON.stringify(filter.data),
      createdAt: clock.now(),
    });
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
    const { removed, listed } = store.writeRelaxed(() => ({
      removed: records.members.removeSome(importId, BATCH_ROWS),
      listed: records.lists.removeSome(importId, BATCH_ROWS),
    }));
    ratings += removed.ratings;
    if (removed.ratings + removed.others + listed === 0) return ratings;
    await yieldToEventLoop();
  }
}
