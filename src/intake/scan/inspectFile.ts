import { realpathSync } from "node:fs";
import { basename } from "node:path";
import { checkCompleteness } from "../container/checkCompleteness.ts";
import { sniffContainer } from "../container/sniffContainer.ts";
import { excludedFile, isPartialName } from "../exclusions/index.ts";
import { type AllowedRoots, isAllowed } from "../fileAccess/allowedRoots.ts";
import { type FileStat, statFile } from "../fileAccess/fileStat.ts";
import { type OpenFile, openForReading } from "../fileAccess/openForReading.ts";
import { LinkInPath } from "../fileAccess/openWithoutLinks.ts";
import { fingerprintOf, SAMPLE_BYTES, takeSamples } from "../fingerprint/fingerprint.ts";
import { type InspectedPath, refuse, refuseFor } from "./inspectedPath.ts";

/** Inspects one path: whether it may be read, and whether it is a video. No content makes it throw. */
export function inspectFile(path: string, roots: AllowedRoots, now: number): InspectedPath {
  try {
    const realPath = realpathSync.native(path);
    if (!isAllowed(realPath, roots)) return refuse(path, "outside_allowed_roots", null);
    const stat = statFile(realPath);
    if (stat.isFolder) return { kind: "folder", path, realPath, rules: [] };
    const early = refuseByStat(path, stat, now);
    if (early) return early;
    using file = openForReading(realPath);
    return inspectContent(path, realPath, file, now);
  } catch (error) {
    if (error instanceof LinkInPath) return refuse(path, error.code, "replaced while opening");
    return refuseFor(path, error);
  }
}

function refuseByStat(path: string, { isFile, mtimeMs, sizeBytes }: FileStat, now: number): InspectedPath | null {
  if (!isFile) return refuse(path, "not_a_video", "special file");
  const ageMs = now - mtimeMs;
  if (isPartialName(basename(path))) return refuse(path, "incomplete", null, ageMs);
  if (sizeBytes === 0) return refuse(path, "empty", null, ageMs);
  return null;
}

function inspectContent(path: string, realPath: string, { stat, readAt }: OpenFile, now: number): InspectedPath {
  const refused = refuseByStat(path, stat, now);
  if (refused) return refused;
  const { sizeBytes: size, mtimeMs, inode, identity } = stat;
  const ageMs = now - mtimeMs;
  const samples = takeSamples(size, readAt);
  const sniffed = sniffContainer(samples.head.subarray(0, SAMPLE_BYTES));
  if (sniffed.kind === "zeros") return refuse(path, "incomplete", "zeros", ageMs);
  if (sniffed.kind === "other") return refuseContent(path, sniffed.fact, ageMs);
  const judged = checkCompleteness(sniffed.container, size, samples.tail, readAt);
  return {
    kind: "file",
    path,
    realPath,
    sizeBytes: size,
    mtimeMs,
    ageMs,
    inode,
    identity,
    fingerprint: fingerprintOf(size, samples),
    container: sniffed.container,
    completeness: judged.kind,
    fact: judged.kind === "truncated" ? judged.fact : null,
  };
}

/** The type indicated by the name when the content is not a supported video: a disc image, a link to a stream. */
function refuseContent(path: string, fact: string, ageMs: number): InspectedPath {
  const byName = excludedFile(basename(path));
  if (byName === null || byName.reason === "companion" || byName.fact === null)
    return refuse(path, "not_a_video", fact, ageMs);
  return refuse(path, byName.reason, byName.fact, ageMs);
}
