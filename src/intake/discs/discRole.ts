/** The role of a file in a DVD, Blu-ray or AVCHD folder. */
export type DiscRole =
  /** A part of the film. The number starts at 1 and is set only if the film has several files. */
  { readonly kind: "film"; readonly part: number | null } | { readonly kind: "menu" } | { readonly kind: "bonus" };

/** Roles by file name, in the spelling on the disk. */
export type DiscRoles = ReadonlyMap<string, DiscRole>;

export interface DiscFile {
  readonly name: string;
  readonly sizeBytes: number;
}

/** Assigns part numbers in order; a single part gets no number. */
export function filmRoles(names: readonly string[]): [string, DiscRole][] {
  return names.map((name, at) => [name, { kind: "film", part: names.length === 1 ? null : at + 1 }]);
}
