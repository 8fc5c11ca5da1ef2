import type { Database } from "better-sqlite3";
import { type ImportPosition, writePosition } from "./importState.ts";
import type { SourcePart } from "./readers/sourcePart.ts";
import { RecordWriter } from "./recordWriter.ts";

/** @param share of the reading that is done, 0–1 */
export type OnSourceRead = (part: string, share: number, films: number) => void;

/**
 * Reads the parts of a source into the database, from a position on. Each batch is one transaction with its position,
 * so that a stopped import continues behind the last batch.
 * @throws `signal.reason` once aborted; what reading the source throws
 */
export async function readSource(
  database: Database,
  parts: readonly SourcePart[],
  from: ImportPosition,
  onRead: OnSourceRead,
  signal: AbortSignal,
): Promise<ImportPosition> {
  const writer = new RecordWriter(database);
  const starts = startsOf(parts);
  let position = from;
  for (const [index, part] of parts.entries()) {
    if (index < from.part) continue;
    const doneUnits = index === from.part ? from.units : 0;
    let units = 0;
    for await (const batch of part.units(signal)) {
      const remaining = batch.units.slice(Math.max(0, doneUnits - units));
      units += batch.units.length;
      if (remaining.length === 0) continue;
      database.exec("BEGIN");
      position = writeUnits(writer, part, remaining, { ...position, part: index, units });
      writePosition(database, position);
      database.exec("COMMIT");
      const shareOfPart = part.totalBytes ? Math.min(1, batch.bytesRead / part.totalBytes) : 0;
      const start = starts[index] ?? 0;
      const end = starts[index + 1] ?? 1;
      onRead(part.name, start + (end - start) * shareOfPart, position.films);
      signal.throwIfAborted();
    }
    position = { ...position, part: index + 1, units: 0 };
    writePosition(database, position);
  }
  return position;
}

function writeUnits(
  writer: RecordWriter,
  part: SourcePart,
  units: readonly unknown[],
  position: ImportPosition,
): ImportPosition {
  let { records, unreadable, films } = position;
  for (const unit of units) {
    const record = part.read(unit);
    records += 1;
    if (record.kind === "bad") unreadable += 1;
    else if (writer.write(record)) films += 1;
  }
  return { ...position, records, unreadable, films };
}

/** Where each part starts, 0–1: by bytes, or by number where the bytes are not known. */
function startsOf(parts: readonly SourcePart[]): number[] {
  const sizes = parts.map(({ totalBytes }) => totalBytes ?? 1);
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let before = 0;
  return sizes.map((size) => {
    const start = before / total;
    before += size;
    return start;
  });
}
