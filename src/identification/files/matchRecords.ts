import type { Store } from "../../store/index.ts";
import type { ScoredCandidate } from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";

export type DecisionKind = "matched" | "ambiguous" | "unmatched";

/** Why a file is the film it is, as it is kept. */
export interface Match {
  readonly parsed: Release;
  readonly decision: DecisionKind;
  readonly decidedBy: "hand" | "machine";
  readonly score: number | null;
  readonly candidates: readonly ScoredCandidate[];
}

/** With the time when it was decided. */
export interface StoredMatch extends Match {
  readonly decidedAt: number;
}

interface Row {
  parsed: string;
  decision: DecisionKind;
  decided_by: "hand" | "machine";
  score: number | null;
  candidates: string;
}

/** The evidence of the best few is enough to explain a decision; a search has up to sixty answers. */
const KEPT_CANDIDATES = 12;

const AMBIGUOUS = `decision = 'ambiguous' AND decided_by = 'machine' AND score >= :atLeast
  AND candidates <> '[]' AND file.kind = 'movie'`;

/** The identification table's SQL. Writing functions want to be inside a transaction. */
export function createMatchRecords({ sql }: Store) {
  return {
    get(fileId: number): Match | null {
      const row = sql<Row>(`
        SELECT parsed, decision, decided_by, score, candidates FROM identification WHERE file = :fileId`).get({
        fileId,
      });
      if (!row) return null;
      return {
        parsed: JSON.parse(row.parsed) as Release,
        decision: row.decision,
        decidedBy: row.decided_by,
        score: row.score,
        candidates: JSON.parse(row.candidates) as ScoredCandidate[],
      };
    },

    getStored(fileId: number): StoredMatch | null {
      const match = this.get(fileId);
      const row = sql<{ at: number }>("SELECT decided_at AS at FROM identification WHERE file = :fileId").get({
        fileId,
      });
      return match && row ? { ...match, decidedAt: row.at } : null;
    },

    /** As it was, whoever decided; after `forget`. */
    restore(fileId: number, { decidedAt, ...match }: StoredMatch): void {
      this.record(fileId, match, decidedAt);
    },

    /** Changes with each decision on the file; null while nobody decided. */
    versionOf(fileId: number): string | null {
      const row = sql<{ version: string }>(`
        SELECT concat_ws(' ', decided_at, decided_by, decision, score, candidates) AS version
        FROM identification WHERE file = :fileId`).get({ fileId });
      return row?.version ?? null;
    },

    /** @returns false when a hand decided before: a machine never overrules it */
    record(fileId: number, match: Match, now: number): boolean {
      return (
        sql(`
          INSERT INTO identification (file, parsed, decision, decided_by, score, candidates, decided_at)
          VALUES (:fileId, :parsed, :decision, :decidedBy, :score, :candidates, :now)
          ON CONFLICT (file) DO UPDATE
          SET parsed = excluded.parsed, decision = excluded.decision, decided_by = excluded.decided_by,
              score = excluded.score, candidates = excluded.candidates, decided_at = excluded.decided_at
          WHERE excluded.decided_by = 'hand' OR identification.decided_by = 'machine'`).run({
          fileId,
          parsed: JSON.stringify(match.parsed),
          decision: match.decision,
          decidedBy: match.decidedBy,
          score: match.score,
          candidates: JSON.stringify(match.candidates.slice(0, KEPT_CANDIDATES)),
          now,
        }).changes > 0
      );
    },

    /** Files that a machine could not settle: a source that was not there before may know them. */
    unresolvedFiles(): number[] {
      return sql<{ file: number }>(`
        SELECT identification.file FROM identification JOIN file ON file.id = identification.file
        WHERE decided_by = 'machine' AND decision <> 'matched' AND file.kind = 'movie'
        ORDER BY identification.file`)
        .all()
        .map(({ file }) => file);
    },

    /**
     * Matched by a machine, of these films: in doubt again, and bound to their film until there is another answer.
     * @returns those, and the ones that were in doubt already
     */
    markAmbiguous(filmIds: readonly number[]): number[] {
      const files = sql<{ file: number }>(`
        SELECT identification.file FROM identification JOIN file ON file.id = identification.file
        WHERE decided_by = 'machine' AND file.kind = 'movie' AND file.film IN (SELECT value FROM json_each(:films))
        ORDER BY identification.file`)
        .all({ films: JSON.stringify(filmIds) })
        .map(({ file }) => file);
      sql(`
        UPDATE identification SET decision = 'ambiguous'
        WHERE decision = 'matched' AND file IN (SELECT value FROM json_each(:files))`).run({
        files: JSON.stringify(files),
      });
      return files;
    },

    /** Files in doubt whose best candidate scored so much or more, the surest first. */
    ambiguous(
      atLeast: number,
      limit: number,
    ): { fileId: number; best: ScoredCandidate; second: ScoredCandidate | null }[] {
      return sql<{ file: number; best: string; second: string | null }>(`
        SELECT identification.file, candidates -> '$[0]' AS best, candidates -> '$[1]' AS second
        FROM identification JOIN file ON file.id = identification.file
        WHERE ${AMBIGUOUS}
        ORDER BY score DESC, identification.file
        LIMIT :limit`)
        .all({ atLeast, limit })
        .map(({ file, best, second }) => ({
          fileId: file,
          best: JSON.parse(best) as ScoredCandidate,
          second: second === null ? null : (JSON.parse(second) as ScoredCandidate),
        }));
    },

    countAmbiguous(atLeast: number): number {
      return (
        sql<{ count: number }>(`
          SELECT count(*) AS count FROM identification JOIN file ON file.id = identification.file
          WHERE ${AMBIGUOUS}`).get({ atLeast })?.count ?? 0
      );
    },

    /** Undecided files that were read as the same title, and no other year. */
    siblings(fileId: number, { title, year }: Pick<Release, "title" | "year">, limit: number): number[] {
      return sql<{ file: number }>(`
        SELECT identification.file FROM identification JOIN file ON file.id = identification.file
        WHERE decision <> 'matched' AND decided_by = 'machine' AND file.kind = 'movie' AND file.id <> :fileId
          AND lower(parsed ->> '$.title') = lower(:title)
          AND coalesce(parsed ->> '$.year', :year, 0) = coalesce(:year, parsed ->> '$.year', 0)
        ORDER BY file.path
        LIMIT :limit`)
        .all({ fileId, title, year, limit })
        .map(({ file }) => file);
    },

    remove(fileId: number): void {
      sql("DELETE FROM identification WHERE file = :fileId").run({ fileId });
    },
  };
}

export type MatchRecords = ReturnType<typeof createMatchRecords>;
