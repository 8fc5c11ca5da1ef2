import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import type { Condition, User } from "./conditions.ts";

export interface SuiteResult {
  readonly passed: boolean;
  /** `N passed, N failed[, N skipped]`, or what came instead of it. */
  readonly counts: string;
  readonly seconds: number;
  readonly log: string;
}

const ROOT = resolve(import.meta.dirname, "../..");
/** What `npm ci` and the build recreate, and what a clone does not contain. */
const LEFT_OUT = new Set(["node_modules", "dist", "release", ".git"]);
const BENCH_DATA = resolve(ROOT, process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data");

/** Copies the checkout, as it is now, and runs `npm ci && npm test` there under a condition. */
export async function runSuite(condition: Condition, scratch: string): Promise<SuiteResult> {
  const place = join(scratch, condition.name);
  const counts = join(place, "counts");
  const log = join(scratch, `${condition.name}.log`);
  const copy = preparePlace(place, condition);
  const output = openSync(log, "w");
  const loops = Array.from({ length: condition.busyLoops }, startBusyLoop);
  const begun = performance.now();
  try {
    const [command = "sh", ...options] = [...condition.launcher, "sh", "-c", "npm ci && npm test"];
    const run = spawn(command, options, {
      cwd: copy,
      env: environmentOf(condition, place, scratch),
      stdio: ["ignore", output, output],
      ...condition.user,
    });
    const [status] = (await once(run, "exit")) as [number | null];
    const line = existsSync(counts) ? readFileSync(counts, "utf8").trim() : "nothing was counted";
    return { passed: status === 0, counts: line, seconds: (performance.now() - begun) / 1_000, log };
  } finally {
    for (const loop of loops) loop.kill("SIGKILL");
    closeSync(output);
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns the copy's folder */
function preparePlace(place: string, { folder, user, home }: Condition): string {
  const copy = join(place, folder);
  mkdirSync(copy, { recursive: true });
  mkdirSync(join(place, "home"));
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(relative(ROOT, path)) });
  own(place, user);
  chmodSync(place, 0o700);
  if (home === "read-only") chmodSync(join(place, "home"), 0o555);
  return copy;
}

function environmentOf({ user }: Condition, place: string, scratch: string): NodeJS.ProcessEnv {
  const { FILMOTHEQUE_TEST_COUNTS: _, ...environment } = process.env;
  // npm's own variables name this checkout and its Node.
  for (const name of Object.keys(environment)) if (/^(npm_|INIT_CWD$)/i.test(name)) delete environment[name];
  environment.PATH = (environment.PATH ?? "")
    .split(":")
    .filter((folder) => !folder.includes("node_modules"))
    .join(":");
  return {
    ...environment,
    HOME: join(place, "home"),
    npm_config_cache: packageCache(scratch, user),
    FILMOTHEQUE_TEST_COUNTS: join(place, "counts"),
    ...(existsSync(BENCH_DATA) ? { FILMOTHEQUE_BENCH_DATA: BENCH_DATA } : {}),
  };
}

/** One for each user, so that packages are downloaded once. */
function packageCache(scratch: string, user: User): string {
  const cache = join(scratch, user ? "npm-cache-user" : "npm-cache");
  if (!existsSync(cache)) {
    mkdirSync(cache);
    own(cache, user);
  }
  return cache;
}

function own(folder: string, user: User): void {
  if (!user) return;
  spawnSync("chown", ["-R", `${user.uid}:${user.gid}`, folder]);
}

function startBusyLoop(): ChildProcess {
  return spawn(process.execPath, ["--eval", "for (;;);"], { stdio: "ignore" });
}
