import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readdirSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";

/** Where the test's own copy lies: beside the packages, so that it goes with them. */
const CACHE = resolve("node_modules/.cache/prometheus");

export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
}

/** This machine's programs, else Debian's package unpacked beside our packages; null where neither can be had. */
export function findPrometheus(): PrometheusPrograms | null {
  const installed = both((name) =>
    (process.env.PATH ?? "")
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find(isExecutable),
  );
  return installed ?? unpacked() ?? fetched();
}

function unpacked(): PrometheusPrograms | null {
  return both((name) => [join(CACHE, "usr/bin", name)].find(isExecutable));
}

function fetched(): PrometheusPrograms | null {
  try {
    mkdirSync(CACHE, { recursive: true });
    const options = { cwd: CACHE, stdio: "ignore", timeout: 60_000 } as const;
    execFileSync("apt-get", ["download", "prometheus"], options);
    const file = readdirSync(CACHE).find((name) => name.endsWith(".deb"));
    if (file) execFileSync("dpkg-deb", ["-x", file, "."], options);
  } catch {
    // No Debian, or no network: whoever asked says that the test is skipped.
    return null;
  }
  return unpacked();
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
