import type { Store } from "../../store/index.ts";

/** An import of ratings: of a community's set, or what a member rated elsewhere. */
export interface RatingImport {
  readonly id: number;
  /** `movielens`, `postgres`, or the format of a member's export. */
  readonly source: string;
  /** Path or address that it was read from, without a password. */
  readonly place: string;
  readonly state: "running" | "done" | "undone";
  readonly lines: number;
  readonly ratings: number;
  /** Lines that are no rating. */
  readonly broken: number;
  /** Films of the set that no provider's id belongs to. */
  readonly unlinked: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The member whose ratings they are; null for a community's. */
  readonly userKey: number | null;
}

export type ImportCounts = Pick<RatingImport, "lines" | "ratings" | "broken" | "unlinked">;

export interface NewImport {
  readonly source: string;
  readonly place: string;
  /** Changes when what is read changes: a running import of the same source and fingerprint is resumed. */
  readonly fingerprint: string;
  readonly startedAt: number;
  /** Of the member whose ratings they are; null for a community's. */
  readonly userKey?: number | null;
  /** Of a community: the set that it belongs to; null where it is a new one. */
  readonly knownSet?: string | null;
}

/** The SQL of imports (`rating_import`). Writing methods belong into a transaction. */
export interface ImportRecords {
  /** @returns the running import of that source and fingerprint, or a new one */
  begin(wanted: NewImport): RatingImport;
  findRunning(source: string, fingerprint: string): RatingImport | null;
  isRunning(id: number): boolean;
  /** Unfinished imports of members, which are not resumed, unlike those of communities. */
  runningOfMembers(): number[];
  saveCounts(id: number, counts: ImportCounts): void;
  finish(id: number, finishedAt: number): void;
  /** @returns false for an import that is unknown, or undone already */
  markUndone(id: number): boolean;
  /** Those of communities and of this member, the newest first. */
  list(userKey: number): RatingImport[];
  /** The member whose ratings an import brought; null for a community's. */
  ownerOf(id: number): number | null;
  /** The set that an import belongs to; null for a member's. */
  setOf(id: number): string | null;
  /** A model was fitted after the import began, and may know its films. */
  mayBeInModel(id: number): boolean;
}

const COLUMNS = `id, source, place, state, lines, ratings, broken, unlinked, started_at AS startedAt, user AS userKey`;

export function createImportRecords({ sql }: Pick<Store, "sql">): ImportRecords {
  function findRunning(source: string, fingerprint: string): RatingImport | null {
    const row = sql<RatingImport>(`
      SELECT ${COLUMNS}
      FROM rating_import
      WHERE source = :source AND fingerprint = :fingerprint AND state = 'running'`).get({ source, fingerprint });
    return row ?? null;
  }

  return {
    begin({ source, place, fingerprint, startedAt, userKey = null, knownSet = null }) {
      const running = findRunning(source, fingerprint);
      if (running) return running;
      const row = { source, place, fingerprint, startedAt, userKey };
      const { id } = sql(`
        INSERT INTO rating_import (source, place, fingerprint, state, started_at, user)
        VALUES (:source, :place, :fingerprint, 'running', :startedAt, :userKey)`).run(row);
      if (userKey === null)
        sql("UPDATE rating_import SET set_key = :set WHERE id = :id").run({ id, set: knownSet ?? `${source}:${id}` });
      return { id, source, place, state: "running", lines: 0, ratings: 0, broken: 0, unlinked: 0, startedAt, userKey };
    },
    findRunning,
    isRunning: (id) =>
      sql("SELECT 1 FROM rating_import WHERE id = :id AND state = 'running'").get({ id }) !== undefined,
    runningOfMembers: () =>
      sql<{ id: number }>("SELECT id FROM rating_import WHERE state = 'running' AND user IS NOT NULL")
        .all()
        .map(({ id }) => id),
    saveCounts(id, counts) {
      sql(`
        UPDATE rating_import
        SET lines = :lines, ratings = :ratings, broken = :broken, unlinked = :unlinked
        WHERE id = :id`).run({ id, ...counts });
    },
    finish(id, finishedAt) {
      sql("UPDATE rating_import SET state = 'done', finished_at = :finishedAt WHERE id = :id").run({ id, finishedAt });
    },
    markUndone: (id) =>
      sql("UPDATE rating_import SET state = 'undone' WHERE id = :id AND state <> 'undone'").run({ id }).changes > 0,
    list: (userKey) =>
      sql<RatingImport>(`
        SELECT ${COLUMNS}
        FROM rating_import
        WHERE user IS NULL OR user = :userKey
        ORDER BY id DESC`).all({ userKey }),
    ownerOf: (id) =>
      sql<{ user: number | null }>("SELECT user FROM rating_import WHERE id = :id").get({ id })?.user ?? null,
    setOf: (id) =>
      sql<{ set: string | null }>("SELECT set_key AS 'set' FROM rating_import WHERE id = :id").get({ id })?.set ?? null,
    mayBeInModel(id) {
      const row = sql<{ isInModel: number }>(`
        SELECT EXISTS (SELECT 1 FROM model_version WHERE created_at >= started_at) AS isInModel
        FROM rating_import
        WHERE id = :id`).get({ id });
      return row?.isInModel === 1;
    },
  };
}
