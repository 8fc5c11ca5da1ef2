/** One file of an export; the `zip` format has several, which the caller packs. */
export interface ExportedFile {
  readonly path: string;
  /** One after the other, the file's bytes. */
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
}
