import type { Store } from "../../store/index.ts";

/** A community that the owner asked for. */
export interface DownloadRecord {
  readonly id: string;
  /** Its latest job. */
  readonly jobId: number;
  /** Milliseconds since 1970. */
  readonly licenceAcceptedAt: number;
  /** Null until its vectors are there. */
  readonly ready: ReadyCommunity | null;
}

export interface ReadyCommunity {
  readonly readyAt: number;
  /** Name of the file with its vectors, in the community's folder. */
  readonly file: string;
  readonly ratings: number;
  readonly people: number;
  readonly films: number;
  readonly sizeBytes: number;
  /** How the download was checked: against the publisher's MD5, or by the ZIP's own checksums and the declared length. */
  readonly checkedBy: "md5" | "zip" | "length";
}

/** The SQL of downloaded communities (`community`). Writing methods belong into a transaction. */
export interface DownloadRecords {
  list(): DownloadRecord[];
  get(id: string): DownloadRecord | null;
  /** The owner asked for it, for the first time or again. */
  request(id: string, jobId: number, licenceAcceptedAt: number): void;
  saveReady(id: string, ready: ReadyCommunity): void;
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly jobId: number;
  readonly licenceAcceptedAt: number;
  readonly readyAt: number | null;
  readonly file: string | null;
  readonly ratings: number;
  readonly people: number;
  readonly films: number;
  readonly sizeBytes: number;
  readonly checkedBy: ReadyCommunity["checkedBy"];
}

const COLUMNS = `
  id, job AS jobId, licence_accepted_at AS licenceAcceptedAt, ready_at AS readyAt, file, ratings, people, films,
  size_bytes AS sizeBytes, checked_by AS checkedBy`;

export function createDownloadRecords({ sql }: Pick<Store, "sql">): DownloadRecords {
  return {
    list: () => sql<Row>(`SELECT ${COLUMNS} FROM community ORDER BY id`).all().map(toRecord),
    get(id) {
      const row = sql<Row>(`SELECT ${COLUMNS} FROM community WHERE id = :id`).get({ id });
      return row ? toRecord(row) : null;
    },
    request(id, jobId, licenceAcceptedAt) {
      sql(`
        INSERT INTO community (id, job, licence_accepted_at)
        VALUES (:id, :jobId, :licenceAcceptedAt)
        ON CONFLICT (id) DO UPDATE SET job = :jobId, licence_accepted_at = :licenceAcceptedAt`).run({
        id,
        jobId,
        licenceAcceptedAt,
      });
    },
    saveReady(id, ready) {
      sql(`
        UPDATE community
        SET ready_at = :readyAt, file = :file, ratings = :ratings, people = :people, films = :films,
          size_bytes = :sizeBytes, checked_by = :checkedBy
        WHERE id = :id`).run({ ...ready, id });
    },
    remove(id) {
      sql("DELETE FROM community WHERE id = :id").run({ id });
    },
  };
}

function toRecord({ id, jobId, licenceAcceptedAt, readyAt, file, ...ready }: Row): DownloadRecord {
  return {
    id,
    jobId,
    licenceAcceptedAt,
    ready: readyAt === null || file === null ? null : { ...ready, readyAt, file },
  };
}
