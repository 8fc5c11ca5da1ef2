import type { TableRecord } from "../../ratings/tableRecords.ts";

/** The columns of a table by header name, ignoring case, accents, spaces and punctuation. */
export class TableColumns {
  readonly #places: ReadonlyMap<string, number>;

  constructor(header: readonly string[]) {
    // If two columns have the same name, the first is used.
    this.#places = new Map(header.map((name, at) => [plainName(name), at] as const).toReversed());
  }

  has(...names: readonly string[]): boolean {
    return names.some((name) => this.#places.has(name));
  }

  /** Index of the first of these columns that the table has; null for none. */
  place(...names: readonly string[]): number | null {
    for (const name of names) {
      const place = this.#places.get(name);
      if (place !== undefined) return place;
    }
    return null;
  }

  /** The cell of the first of these columns that the table has; empty for none. */
  cell({ cells }: Pick<TableRecord, "cells">, ...names: readonly string[]): string {
    const place = this.place(...names);
    return place === null ? "" : (cells[place] ?? "");
  }
}

/** `Letterboxd URI` → `letterboxduri`. */
export function plainName(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}
