import { type CsvCell, csvHead, csvRows } from "../../csv/index.ts";
import { TextPieces } from "./textPieces.ts";

const ROWS_AT_ONCE = 500;

/** A CSV file that is written row by row. */
export class CsvFile {
  readonly #text = new TextPieces();
  #rows: (readonly CsvCell[])[] = [];

  constructor(columns: readonly string[]) {
    this.#text.write(csvHead(columns));
  }

  add(row: readonly CsvCell[]): void {
    this.#rows.push(row);
    if (this.#rows.length >= ROWS_AT_ONCE) this.#writeRows();
  }

  end(): readonly Uint8Array<ArrayBuffer>[] {
    this.#writeRows();
    return this.#text.end();
  }

  #writeRows(): void {
    this.#text.write(csvRows(this.#rows));
    this.#rows = [];
  }
}
