import type { Store } from "../../store/index.ts";
import type { ScoredCandidate } from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";

export type DecisionKind = "matched" | "ambiguous" | "unmatched";

/** What was decided about a file, and why. */
export interface Match {
  readonly parsed: Release;
  readonly decision: DecisionKind;
  /** `hand`: a person; `machine`: the program. */
  readonly decidedBy: "hand" | "machine";
  /** 0–1; null for a manual decision and where there is no candidate. */
  readonly score: number | null;
  /** Best first. */
  readonly candidates: readonly ScoredCandidate[];
}

/** With the time of the decision, milliseconds since 1970. */
export interface StoredMatch extends Match {
  readonly decidedAt: number;
}

/** A file in doubt with its two best candidates. */
export interface AmbiguousFile {
  readonly fileId: number;
  readonly best: ScoredCandidate;
  readonly second: ScoredCandidate | null;
}

/** The table `identification`: one decision a file. Writing methods run inside a transaction. */
export interface MatchRecords {
  get(fileId: number): Match | null;
  getStored(fileId: number): StoredMatch | null;
  /** Changes with each decision on the file; null while there is none. */
  versionOf(fileId: number): string | null;
  /** @returns false where a manual decision exists: an automatic one never replaces it */
  record(fileId: number, match: Match, now: number): boolean;
  /** Writes a match as it was before, manual or not; call `remove` first. */
  restore(fileId: number, match: StoredMatch): void;
  remove(fileId: number): void;
  /** Films' files that the program could not match. */
  unresolvedFiles(): number[];
  /**
   * Makes the automatic matches of these films ambiguous. Their files stay bound until there is another answer.
   * @returns those files, and the ones of these films that were ambiguous already
   */
  markAmbiguous(filmIds: readonly number[]): number[];
  /** Files in doubt whose best candidate scored `atLeast` or more, highest score first. */
  ambiguous(atLeast: number, limit: number): AmbiguousFile[];
  countAmbiguous(atLeast: number): number;
  /** Undecided files with the same parsed title, and the same year where both names have one. */
  siblings(fileId: number, release: Pick<Release, "title" | "year">, limit: number): number[];
}

export function createMatchRecords(store: Pick<Store, "sql">): MatchRecords {
  return new SqlMatchRecords(store.sql);
}

/** A search has up to sixty answers; the best few explain a decision. */
const STORED_CANDIDATES = 12;

const IS_AMBIGUOUS = `decision = 'ambiguous' AND decided_by = 'machine' AND score >= :atLeast
  AND candidates <> '[]' AND file.kind = 'movie' AND file.state <> 'removed'`;

interface Row {
  parsed: string;
  decision: DecisionKind;
  decided_by: "hand" | "machine";
  score: number | null;
  candidates: string;
  decided_at: number;
}

class SqlMatchRecords implements MatchRecords {
  readonly #sql: Store["sql"];

  constructor(sql: Store["sql"]) {
    this.#sql = sql;
  }

  get(fileId: number): Match | null {
    const stored = this.getStored(fileId);
    if (!stored) return null;
    const { decidedAt: _, ...match } = stored;
    return match;
  }

  getStored(fileId: number): StoredMatch | null {
    const row = this.#sql<Row>(`
      SELECT parsed, decision, decided_by, score, candidates, decided_at
      FROM identification
      WHERE file = :fileId`).get({ fileId });
    if (!row) return null;
    return {
      parsed: JSON.parse(row.parsed) as Release, // written by `record`
      decision: row.decision,
      decidedBy: row.decided_by,
      score: row.score,
      candidates: JSON.parse(row.candidates) as ScoredCandidate[], // written by `record`
      decidedAt: row.decided_at,
    };
  }

  versionOf(fileId: number): string | null {
    const row = this.#sql<{ version: string }>(`
      SELECT concat_ws(' ', decided_at, decided_by, decision, score, candidates) AS version
      FROM identification
      WHERE file = :fileId`).get({ fileId });
    return row?.version ?? null;
  }

  record(fileId: number, match: Match, now: number): boolean {
    const { changes } = this.#sql(`
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
      candidates: JSON.stringify(match.candidates.slice(0, STORED_CANDIDATES)),
      now,
    });
    return changes > 0;
  }

  restore(fileId: number, { decidedAt, ...match }: StoredMatch): void {
    this.record(fileId, match, decidedAt);
  }

  remove(fileId: number): void {
    this.#sql("DELETE FROM identification WHERE file = :fileId").run({ fileId });
  }

  unresolvedFiles(): number[] {
    return this.#sql<{ file: number }>(`
      SELECT identification.file
      FROM identification JOIN file ON file.id = identification.file
      WHERE decided_by = 'machine' AND decision <> 'matched' AND file.kind = 'movie'
        AND file.state <> 'removed'
      ORDER BY identification.file`)
      .all()
      .map(({ file }) => file);
  }

  markAmbiguous(filmIds: readonly number[]): number[] {
    const files = this.#sql<{ file: number }>(`
      SELECT identification.file
      FROM identification JOIN file ON file.id = identification.file
      WHERE decided_by = 'machine' AND file.kind = 'movie' AND file.film IN (SELECT value FROM json_each(:films))
      ORDER BY identification.file`)
      .all({ films: JSON.stringify(filmIds) })
      .map(({ file }) => file);
    this.#sql(`
      UPDATE identification
      SET decision = 'ambiguous'
      WHERE decision = 'matched' AND file IN (SELECT value FROM json_each(:files))`).run({
      files: JSON.stringify(files),
    });
    return files;
  }

  ambiguous(atLeast: number, limit: number): AmbiguousFile[] {
    return this.#sql<{ file: number; best: string; second: string | null }>(`
      SELECT identification.file, candidates -> '$[0]' AS best, candidates -> '$[1]' AS second
      FROM identification JOIN file ON file.id = identification.file
      WHERE ${IS_AMBIGUOUS}
      ORDER BY score DESC, identification.file
      LIMIT :limit`)
      .all({ atLeast, limit })
      .map(({ file, best, second }) => ({
        fileId: file,
        best: parseCandidate(best),
        second: second === null ? null : parseCandidate(second),
      }));
  }

  countAmbiguous(atLeast: number): number {
    const row = this.#sql<{ count: number }>(`
      SELECT count(*) AS count
      FROM identification JOIN file ON file.id = identification.file
      WHERE ${IS_AMBIGUOUS}`).get({ atLeast });
    return row?.count ?? 0;
  }

  siblings(fileId: number, { title, year }: Pick<Release, "title" | "year">, limit: number): number[] {
    return this.#sql<{ file: number }>(`
      SELECT identification.file
      FROM identification JOIN file ON file.id = identification.file
      WHERE decision <> 'matched' AND decided_by = 'machine' AND file.kind = 'movie' AND file.state <> 'removed' AND file.id <> :fileId
        AND lower(parsed ->> '$.title') = lower(:title)
        AND coalesce(parsed ->> '$.year', :year, 0) = coalesce(:year, parsed ->> '$.year', 0)
      ORDER BY file.path
      LIMIT :limit`)
      .all({ fileId, title, year, limit })
      .map(({ file }) => file);
  }
}

const parseCandidate = (json: string) => JSON.parse(json) as ScoredCandidate; // an element of what `record` wrote
