import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { DEADLINES } from "./deadlines.ts";

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

/** Needs no root. It gets its name when it is whole: a download that was cut off is none. */
function fetched(): PrometheusPrograms | null {
  const own = `${CACHE}-${process.pid}`;
  try {
    mkdirSync(own, { recursive: true });
    const options = { cwd: own, stdio: "ignore", timeout: DEADLINES.conditionMs } as const;
    execFileSync("apt-get", ["download", "prometheus"], options);
    for (const file of readdirSync(own)) execFileSync("dpkg-deb", ["-x", file, "."], options);
    renameSync(own, CACHE);
  } catch {
    // No Debian, or no network: whoever asked says that the test is skipped. Or another process was first.
    rmSync(own, { recursive: true, force: true });
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
