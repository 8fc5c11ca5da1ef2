import { nativePaths } from "../../paths/index.ts";
import { version } from "../../version.ts";
import { type IngestParts, ingest } from "../ingest/ingest.ts";
import { queueProbe } from "../jobs/probeJob.ts";
import { isUntouched } from "../reconcile/index.ts";
import { intakeTasks } from "../tasks.ts";

/** Verdicts about the content: they stay until the content or this program changes. */
const OF_CONTENT: ReadonlySet<string | null> = new Set([
  "not_a_video",
  "truncated",
  "damaged",
  // Reading it ended the program, time after time.
  "crashed_repeatedly",
]);
/** Heals with a newer ffprobe, which is looked for at each start, or with a start itself. */
const OF_PROGRAMS: ReadonlySet<string | null> = new Set(["codec_unknown", "program_missing", "unexpected"]);
/** The setting that names the version of this program that last read the files with a verdict about their content. */
const SETTING = "failed_files_read_by";

/**
 * Rechecks failed files. Changed files are ingested, for example a copy that paused for long, was reported as broken
 * and then continued. Scans do the same in watched folders; this covers files that were dropped from elsewhere. Of the
 * others those are probed once more whose reason may have passed: a drive may have been asleep, ffprobe missing, or an
 * earlier version unable to read them.
 * @param isStart whether the program has just started
 */
export async function recheckFailedFiles(parts: IngestParts, isStart: boolean, signal: AbortSignal): Promise<void> {
  const { store, files, jobs, workers } = parts;
  const failed = files.failed();
  const isNewVersion = isStart && readBy(parts) !== version;
  if (failed.length === 0) return noteVersion(parts);
  const paths = failed.map(({ path }) => path);
  const stats = await workers.run(intakeTasks.statPaths, { paths }, { signal });
  const isUnchanged = (_: unknown, index: number) => {
    const [file, stat] = [failed[index], stats[index]];
    return file !== undefined && stat !== undefined && stat !== null && isUntouched(file, stat);
  };
  const mayHaveHealed = ({ errorCode }: { readonly errorCode: string | null }) =>
    isNewVersion || (!OF_CONTENT.has(errorCode) && (isStart || !OF_PROGRAMS.has(errorCode)));
  const again = failed.filter(isUnchanged).filter(mayHaveHealed);
  store.writeRelaxed(() => {
    for (const { id } of again) queueProbe(jobs, id, 0);
    // With the probes: a version that ends before has read nothing.
    noteVersion(parts);
  });
  const changedPaths = paths.filter((path, index) => stats[index] && !isUnchanged(path, index));
  // A link that replaced a file or its folder may not lead out of that folder.
  const allowedRoots = changedPaths.map((path) => nativePaths.dirname(path));
  if (changedPaths.length > 0) await ingest(changedPaths, { ...parts, allowedRoots }, { isForced: true, signal });
}

/** The version of this program that last read the failed files. */
function readBy({ store: { sql } }: { readonly store: Pick<IngestParts["store"], "sql"> }): string | undefined {
  return sql<{ value: string }>("SELECT value FROM setting WHERE name = :name").get({ name: SETTING })?.value;
}

function noteVersion({ store: { sql, writeRelaxed } }: IngestParts): void {
  if (readBy({ store: { sql } }) === version) return;
  writeRelaxed(() =>
    sql("INSERT INTO setting (name, value) VALUES (:name, :version) ON CONFLICT DO UPDATE SET value = :version").run({
      name: SETTING,
      version,
    }),
  );
}
