/** A file of a film's folder, by name and metadata alone. */
export interface FolderEntry {
  /** Of the file; below `Subs`, below that folder: `Subs/French.srt`, or as the system writes it. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** The files of one folder that may belong to its films. */
export interface FolderListing {
  readonly path: string;
  readonly mtimeMs: number;
  /** Names of films, extras and samples; identification tells them apart. */
  readonly videos: readonly string[];
  readonly nfos: readonly FolderEntry[];
  readonly subtitles: readonly FolderEntry[];
  readonly images: readonly FolderEntry[];
}
