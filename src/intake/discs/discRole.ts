/** What a file of a DVD, Blu-ray or AVCHD folder is. */
export type DiscRole =
  /** Of the film; the number, from 1, where it is in several files. */
  { readonly kind: "film"; readonly part: number | null } | { readonly kind: "menu" } | { readonly kind: "bonus" };

/** Roles by file name, as on the disk. */
export type DiscRoles = ReadonlyMap<string, DiscRole>;

export interface DiscFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** The parts of the film in order; one alone has no number. */
export function filmRoles(names: readonly string[]): [string, DiscRole][] {
  return names.map((name, at) => [name, { kind: "film", part: names.length === 1 ? null : at + 1 }]);
}
