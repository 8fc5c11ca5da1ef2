import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { CACHE, cachedFolder } from "./cachedFolder.ts";
import { unpackDebianPackages } from "./debianPackages.ts";

export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
}

/** This machine's programs, else Debian's package unpacked into our cache; null where neither is available. */
export async function findPrometheus(): Promise<PrometheusPrograms | null> {
  const installed = both((name) =>
    (process.env.PATH ?? "")
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(isExecutable),
  );
  return installed ?? (await unpacked());
}

async function unpacked(): Promise<PrometheusPrograms | null> {
  try {
    const folder = await cachedFolder(join(CACHE, "prometheus-unpacked"), (made) =>
      unpackDebianPackages(["prometheus"], made),
    );
    return both((name) => [join(folder, "usr/bin", name)].find(isExecutable));
  } catch {
    // No Debian, or no network: the caller reports that the test is skipped.
    return null;
  }
}

function both(find: (name: string) => string | undefined): PrometheusPrograms | null {
  const prometheus = find("prometheus");
  const promtool = find("promtool");
  return prometheus && promtool ? { prometheus, promtool } : null;
}

function isExecutable(file: string): boolean {
  try {
    if (!existsSync(file)) return false;
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not ours to run.
    return false;
  }
}
