import { realpathSync } from "node:fs";
import { judgeWhole } from "../container/judgeWhole.ts";
import { sniffContainer } from "../container/sniffContainer.ts";
import { fingerprintOf, SAMPLE_BYTES, takeSamples } from "../fingerprint/fingerprint.ts";
import { type AllowedRoots, isAllowed } from "./allowedRoots.ts";
import { type FileLook, lookAt } from "./fileLook.ts";
import { isArriving } from "./fileNames.ts";
import { type OpenFile, openForReading, ReplacedWhileOpening } from "./openForReading.ts";
import { refuse, refuseFor, type Surveyed } from "./surveyed.ts";

/** Looks at one path: at what it really is, and whether it may be read. Never throws for what the path holds. */
export function surveyFile(path: string, roots: AllowedRoots, now: number): Surveyed {
  try {
    const realPath = realpathSync.native(path);
    if (!isAllowed(realPath, roots)) return refuse(path, "outside_allowed_roots", null);
    const look = lookAt(realPath);
    if (look.isFolder) return { kind: "folder", path, realPath };
    const early = refuseUnread(path, look, now);
    if (early) return early;
    using file = openForReading(realPath);
    return readSurveyed(path, realPath, file, now);
  } catch (error) {
    if (error instanceof ReplacedWhileOpening) return refuse(path, error.code, "replaced while opening");
    return refuseFor(path, error);
  }
}

function refuseUnread(path: string, { isFile, mtimeMs, sizeBytes }: FileLook, now: number): Surveyed | null {
  if (!isFile) return refuse(path, "not_a_video", "special file");
  const ageMs = now - mtimeMs;
  if (isArriving(path)) return refuse(path, "incomplete", null, ageMs);
  if (sizeBytes === 0) return refuse(path, "empty", null, ageMs);
  return null;
}

function readSurveyed(path: string, realPath: string, { look, readAt }: OpenFile, now: number): Surveyed {
  const refused = refuseUnread(path, look, now);
  if (refused) return refused;
  const { sizeBytes: size, mtimeMs, inode, identity } = look;
  const ageMs = now - mtimeMs;
  const samples = takeSamples(size, readAt);
  const sniffed = sniffContainer(samples.head.subarray(0, SAMPLE_BYTES));
  if (sniffed.kind === "zeros") return refuse(path, "incomplete", "zeros", ageMs);
  if (sniffed.kind === "other") return refuse(path, "not_a_video", sniffed.fact, ageMs);
  const judged = judgeWhole(sniffed.container, size, samples.tail, readAt);
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
