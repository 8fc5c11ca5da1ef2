import pg from "pg";
import { COLUMNS, columnIn } from "./postgresColumns.ts";

/** A part of a query's rows, by user. */
export interface Partition {
  /** SQL with the rows in an order that stays. */
  readonly query: string;
  /** SQL with their number. */
  readonly count: string;
}

/** PostgreSQL's numbers of the types smallint, integer and bigint. */
const WHOLE_NUMBERS = new Set([21, 23, 20]);

/**
 * Divides the rows of a query into parts of about as many users each. The server sorts one part at a time, and an import
 * that was cut off skips the parts that it has. A query whose users are no whole numbers stays one part.
 */
export async function partitionsOf(client: pg.Client, query: string, count: number): Promise<Partition[]> {
  const inner = query.trim().replace(/;$/, "");
  const whole = [{ query: inner, count: `SELECT count(*) AS count FROM (${inner}) AS rows` }];
  if (count <= 1) return whole;
  const { fields } = await client.query(`SELECT * FROM (${inner}) AS rows LIMIT 0`);
  const names = fields.map(({ name }) => name);
  const [user, film, ...others] = [COLUMNS.user, COLUMNS.film, COLUMNS.time, COLUMNS.stars].map((known) =>
    columnIn(names, known),
  );
  const type = fields.find(({ name }) => name === user)?.dataTypeID ?? 0;
  if (user === undefined || film === undefined || !WHOLE_NUMBERS.has(type)) return whole;
  const column = pg.escapeIdentifier(user);
  const order = [user, film, ...others].flatMap((name) => (name === undefined ? [] : pg.escapeIdentifier(name)));
  const conditions = rangesOf(await boundsOf(client, inner, column), count).map(
    ([from, below]) => `${column} >= ${from} AND ${column} < ${below}`,
  );
  return [...conditions, `${column} IS NULL`].map((condition) => {
    const rows = `FROM (${inner}) AS rows WHERE ${condition}`;
    return { query: `SELECT * ${rows} ORDER BY ${order.join(", ")}`, count: `SELECT count(*) AS count ${rows}` };
  });
}

async function boundsOf(client: pg.Client, inner: string, column: string): Promise<readonly [bigint, bigint] | null> {
  const { rows } = await client.query<{ low: string | null; high: string | null }>(
    `SELECT min(${column})::text AS low, max(${column})::text AS high FROM (${inner}) AS rows`,
  );
  const [bounds] = rows;
  return bounds?.low && bounds.high ? [BigInt(bounds.low), BigInt(bounds.high)] : null;
}

/** Ranges of the same width, each without its end, that cover both bounds. */
function rangesOf(bounds: readonly [bigint, bigint] | null, count: number): (readonly [bigint, bigint])[] {
  if (bounds === null) return [];
  const [low, high] = bounds;
  const width = (high - low) / BigInt(count) + 1n;
  const ranges: (readonly [bigint, bigint])[] = [];
  for (let from = low; from <= high; from += width) ranges.push([from, from + width]);
  return ranges;
}
