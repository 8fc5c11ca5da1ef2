/** A file beside films, by name and metadata alone. */
export interface BesideFile {
  /** Of the file; below `Subs`, below that folder: `Subs/French.srt`, or as the system writes it. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** What of one folder matters to its films. */
export interface FolderContent {
  readonly path: string;
  readonly mtimeMs: number;
  /** Names of films, extras and samples: told apart by whoever reads names. */
  readonly videos: readonly string[];
  readonly nfos: readonly BesideFile[];
  readonly subtitles: readonly BesideFile[];
  readonly pictures: readonly BesideFile[];
}
