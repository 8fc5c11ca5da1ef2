import { execFile } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { DEADLINES } from "./deadlines.ts";

const run = promisify(execFile);

/**
 * Unpacks Debian packages into a folder, without installing them and without root.
 *
 * @throws where there is no Debian, no network, or the package does not exist
 */
export async function unpackDebianPackages(names: readonly string[], folder: string): Promise<void> {
  const downloads = join(folder, ".downloads");
  await mkdir(downloads, { recursive: true });
  await run("apt-get", ["download", ...names], { cwd: downloads, timeout: DEADLINES.conditionMs });
  for (const file of await readdir(downloads)) {
    if (file.endsWith(".deb"))
      await run("dpkg-deb", ["-x", join(downloads, file), folder], { timeout: DEADLINES.conditionMs });
  }
  await rm(downloads, { recursive: true });
}

/**
 * A package with all it depends on that this machine lacks. Empty where everything is installed.
 *
 * @throws where there is no Debian or the package does not exist
 */
export async function missingPackages(name: string): Promise<string[]> {
  const simulate = () =>
    run("apt-get", ["install", "--simulate", "--no-install-recommends", name], { timeout: DEADLINES.conditionMs });
  const { stdout } = await simulate().catch(async () => {
    // A fresh container has no package lists yet; only root may fetch them.
    await run("apt-get", ["update"], { timeout: DEADLINES.conditionMs });
    return simulate();
  });
  return [...stdout.matchAll(/^Inst (\S+)/gm)].map((match) => match[1]!);
}
