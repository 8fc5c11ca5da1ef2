import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { lastPathSegment } from "../../paths/index.ts";
import { type DownloadOutcome, downloadedBytes, downloadFile, removePartial } from "../../providers/index.ts";
import { CommunityProblem } from "./communityProblem.ts";
import { PUBLISHERS, type PublicFile, type PublicSet, publishedBytes } from "./publicSets.ts";
import { requireRoom } from "./requireRoom.ts";

/** A request to a publisher, for the log of outbound requests. */
export interface PublisherRequest {
  readonly host: string;
  readonly reason: "community";
  readonly outcome: string;
  readonly cached: false;
  readonly bytes: number;
}

export interface DownloadSetParts {
  /** Addresses of the publishers, without a slash at the end. */
  readonly addresses: typeof PUBLISHERS;
  readonly userAgent: string;
  readonly stallMs?: number | undefined;
  /** Free bytes on the disk of a folder; the system's figure by default. */
  readonly freeBytes?: ((folder: string) => Promise<number>) | undefined;
  isAllowed(): boolean;
  onRequest(request: PublisherRequest): void;
}

export interface SetProgress {
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** What was downloaded and checked. */
export interface DownloadedSet {
  /** What to read: the ZIP, or the folder of the files. */
  readonly source: string;
  readonly checkedBy: "md5" | "zip" | "length";
}

const STALL_MS = 60_000;
const MAX_CHECKSUM_BYTES = 10_000;
/** A newer edition may be larger than the known one; ten times as large is something else. */
const MAX_GROWTH = 3;
const LEAST_LIMIT_BYTES = 64 * 1_000_000;

/**
 * Downloads the files of a set, going on with what an earlier attempt received, and checks them. What failed the check is
 * removed, so that the next attempt begins again.
 * @throws CommunityProblem; the signal's reason; errors of the file system
 */
export async function downloadSet(
  set: PublicSet,
  folder: string,
  parts: DownloadSetParts,
  signal: AbortSignal,
  onProgress: (progress: SetProgress) => void,
): Promise<DownloadedSet> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireRoom(folder, publishedBytes(set) - (await receivedOf(set, folder)), parts.freeBytes);
  let before = 0;
  let expected = publishedBytes(set);
  let isChecked = true;
  for (const file of set.files) {
    const target = join(folder, file.name);
    const base = before;
    await fetchFile(set, file, target, parts, signal, ({ receivedBytes, totalBytes }) => {
      if (totalBytes !== null)
        expected = Math.max(base + totalBytes, publishedBytes(set) - file.sizeBytes + totalBytes);
      onProgress({ receivedBytes: base + receivedBytes, totalBytes: expected });
    });
    before += (await stat(target)).size;
    isChecked = (await hasChecksum(set, file, target, parts, signal)) && isChecked;
  }
  const [only, ...others] = set.files;
  const isZip = others.length === 0 && only?.name.endsWith(".zip") === true;
  return {
    source: isZip ? join(folder, only.name) : folder,
    checkedBy: isChecked ? "md5" : isZip ? "zip" : "length",
  };
}

/** Bytes of a set that are here. */
export async function receivedOf(set: PublicSet, folder: string): Promise<number> {
  const sizes = await Promise.all(set.files.map(({ name }) => downloadedBytes(join(folder, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Removes the files of a set, whole or not. */
export async function removeDownload(set: PublicSet, folder: string): Promise<void> {
  for (const { name } of set.files) {
    await rm(join(folder, name), { force: true });
    await removePartial(join(folder, name));
  }
}

async function fetchFile(
  { publisher }: PublicSet,
  { name, sizeBytes }: PublicFile,
  target: string,
  parts: DownloadSetParts,
  signal: AbortSignal,
  onProgress: (progress: { readonly receivedBytes: number; readonly totalBytes: number | null }) => void,
): Promise<void> {
  const address = `${parts.addresses[publisher]}/${name}`;
  const had = await downloadedBytes(target);
  const outcome = await downloadFile({
    address,
    target,
    userAgent: parts.userAgent,
    stallMs: parts.stallMs ?? STALL_MS,
    maxBytes: Math.max(LEAST_LIMIT_BYTES, sizeBytes * MAX_GROWTH),
    signal,
    isAllowed: parts.isAllowed,
    onProgress,
  });
  await report(outcome, address, (await downloadedBytes(target)) - had, parts);
  if (outcome.kind !== "complete") throw problemOf(outcome, address);
}

/**
 * Compares a file with the MD5 that its publisher offers next to it, or with the known one where it comes from the
 * publisher itself.
 * @returns false where there is none
 * @throws CommunityProblem `community_checksum`, after removing the file
 */
async function hasChecksum(
  set: PublicSet,
  file: PublicFile,
  target: string,
  parts: DownloadSetParts,
  signal: AbortSignal,
): Promise<boolean> {
  const published = set.hasChecksums ? await publishedChecksum(set, file, target, parts, signal) : null;
  const isFromPublisher = parts.addresses[set.publisher] === PUBLISHERS[set.publisher];
  const expected = published ?? (isFromPublisher ? file.md5 : null);
  if (expected === null) return false;
  if ((await md5Of(target, signal)) === expected) return true;
  await rm(target, { force: true });
  throw new CommunityProblem("community_checksum", file.name);
}

/** Null where the publisher offers none. @throws CommunityProblem where it cannot be reached */
async function publishedChecksum(
  set: PublicSet,
  file: PublicFile,
  target: string,
  parts: DownloadSetParts,
  signal: AbortSignal,
): Promise<string | null> {
  const address = `${parts.addresses[set.publisher]}/${file.name}.md5`;
  const checksumFile = `${target}.md5`;
  await rm(checksumFile, { force: true });
  await removePartial(checksumFile);
  const outcome = await downloadFile({
    address,
    target: checksumFile,
    userAgent: parts.userAgent,
    stallMs: parts.stallMs ?? STALL_MS,
    maxBytes: MAX_CHECKSUM_BYTES,
    signal,
    isAllowed: parts.isAllowed,
    onProgress: () => undefined,
  });
  await report(outcome, address, await downloadedBytes(checksumFile), parts);
  try {
    if (outcome.kind === "not_found" || outcome.kind === "intercepted") return null;
    if (outcome.kind !== "complete") throw problemOf(outcome, address);
    // `HASH  name` or `MD5 (name) = HASH`
    return /\b[0-9a-f]{32}\b/i.exec(await readFile(checksumFile, "latin1"))?.[0].toLowerCase() ?? null;
  } finally {
    await rm(checksumFile, { force: true });
    await removePartial(checksumFile);
  }
}

async function report(
  outcome: DownloadOutcome,
  address: string,
  bytes: number,
  { onRequest }: DownloadSetParts,
): Promise<void> {
  if (outcome.kind === "switched_off" && bytes <= 0) return;
  onRequest({
    host: new URL(address).host,
    reason: "community",
    outcome: outcome.kind === "complete" ? "ok" : outcome.kind,
    cached: false,
    bytes: Math.max(0, bytes),
  });
}

function problemOf(outcome: Exclude<DownloadOutcome, { kind: "complete" }>, address: string): CommunityProblem {
  const { host, pathname } = new URL(address);
  const fileName = lastPathSegment(pathname);
  switch (outcome.kind) {
    case "interrupted":
      return new CommunityProblem("community_interrupted", host, { cause: new Error(outcome.detail) });
    case "switched_off":
      return new CommunityProblem("outside_requests_off", host);
    case "rate_limited":
      return new CommunityProblem("community_busy", host, { retryAfterMs: outcome.retryAfterMs });
    case "not_found":
      return new CommunityProblem("community_not_found", fileName);
    case "refused":
      return new CommunityProblem("community_refused", `${host}: HTTP ${outcome.status}`);
    case "redirect_outside":
      return new CommunityProblem("community_redirected", outcome.host || host);
    case "intercepted":
      return new CommunityProblem("community_intercepted", host);
    case "too_large":
      return new CommunityProblem("community_too_large", fileName);
  }
}

async function md5Of(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash("md5");
  for await (const piece of createReadStream(path, { signal })) hash.update(piece as Buffer);
  return hash.digest("hex");
}
