/** The content of `manifest.json` in a backup archive. */
import { z } from "zod";

export const MANIFEST = "manifest.json";
export const DATABASE = "library.db";
export const FORMAT = "filmotheque-backup";
export const FORMAT_VERSION = 1;

const entry = z.object({
  /** Inside the archive, and below the data folder: `library.db`, `uploads/…`, with `/` on every system. */
  path: z.string().min(1).max(1_024),
  sizeBytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mtimeMs: z.number().nonnegative(),
});
export type ManifestEntry = z.infer<typeof entry>;

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  /** Of the program that made it. */
  appVersion: z.string().max(100),
  schemaVersion: z.number().int().positive(),
  libraryId: z.string().max(100).nullable(),
  /** How paths were written where it was made. */
  pathKind: z.enum(["posix", "windows"]),
  /** The library's folder, in every spelling that its database may use: paths below it are rewritten on restore. */
  dataFolders: z.array(z.string().max(4_096)).min(1).max(4),
  /** False where uploads were left out, as in the daily backup. */
  isComplete: z.boolean(),
  files: z.array(entry),
  /** Contributed files that are not in the archive: left out, or not there when it was made. */
  leftOut: z.array(z.object({ path: z.string().max(1_024), sizeBytes: z.number().int().nonnegative().nullable() })),
});
export type Manifest = z.infer<typeof manifestSchema>;
