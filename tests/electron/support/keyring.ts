import { execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { DEADLINES } from "../../support/deadlines.ts";
import { findProgram } from "./display.ts";

/** Debian packages: a Secret Service, and the library by which Chromium asks it. They are unpacked, not installed. */
const PACKAGES = ["gnome-keyring", "libsecret-1-0", "libgck-1-0", "libgcr-base-3-1"];
const CACHE = resolve(import.meta.dirname, "../../../node_modules/.cache/keyring");

export interface RealKeyring {
  /** For the program that is to find it. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): void;
}

/**
 * Starts GNOME Keyring on a separate session bus, with its files below `folder`.
 * @returns null where it is neither installed nor can be fetched, or does not run
 */
export async function startKeyring(folder: string): Promise<RealKeyring | null> {
  const programs = findPrograms();
  if (!programs) return null;
  const runtime = join(folder, "run");
  const home = join(folder, "home");
  for (const path of [runtime, home]) mkdirSync(path, { recursive: true, mode: 0o700 });
  const bus = join(runtime, "bus");
  const environment = {
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${bus}`,
    XDG_CURRENT_DESKTOP: "GNOME",
    ...programs.environment,
  };
  const env = { ...process.env, ...environment, HOME: home, XDG_DATA_HOME: home, XDG_RUNTIME_DIR: runtime };

  const daemon = asUser(
    "dbus-daemon",
    ["--session", "--nofork", "--nopidfile", `--address=unix:path=${bus}`, "--print-address=1"],
    {
      env,
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  await once(daemon.stdout as Readable, "data"); // its address: it listens
  const keyring = asUser(programs.keyring, ["--foreground", "--unlock", "--components=secrets"], {
    env,
    stdio: ["pipe", "ignore", "ignore"],
  });
  (keyring.stdin as Writable).end("password of the keyring");
  const stop = () => {
    keyring.kill();
    daemon.kill();
  };
  while (!(await hasDefaultCollection(env))) {
    if (keyring.exitCode === null && keyring.signalCode === null) await wait(100);
    else {
      stop();
      return null;
    }
  }
  return { environment, stop };
}

/** Unlocked and ready to take secrets; before, the alias leads nowhere. */
async function hasDefaultCollection(env: NodeJS.ProcessEnv): Promise<boolean> {
  const destination = "--dest=org.freedesktop.secrets";
  const call = ["/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", "string:default"];
  const question = asUser("dbus-send", ["--session", "--print-reply", destination, ...call], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  let answer = "";
  (question.stdout as Readable).on("data", (chunk) => {
    answer += String(chunk);
  });
  await once(question, "close");
  return answer.includes("/org/freedesktop/secrets/");
}

/** Electron runs as another user of a user namespace where the tests are run by root; the bus admits that user alone. */
function asUser(program: string, words: readonly string[], options: SpawnOptions) {
  const isRoot = process.getuid?.() === 0;
  return isRoot
    ? spawn("unshare", ["--user", "--map-user=1000", "--map-group=1000", program, ...words], options)
    : spawn(program, words, options);
}

function findPrograms(): { keyring: string; environment: Record<string, string> } | null {
  if (process.platform !== "linux" || !findProgram("dbus-daemon")) return null;
  const installed = findProgram("gnome-keyring-daemon");
  if (installed) return { keyring: installed, environment: {} };
  if (!existsSync(CACHE) && !unpackPackages()) return null;
  return {
    keyring: join(CACHE, "usr/bin/gnome-keyring-daemon"),
    environment: { LD_LIBRARY_PATH: join(CACHE, "usr/lib/x86_64-linux-gnu") },
  };
}

function unpackPackages(): boolean {
  if (!findProgram("apt-get") || !findProgram("dpkg-deb")) return false;
  const draft = `${CACHE}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const options = { cwd: draft, stdio: "ignore", timeout: DEADLINES.testMs } as const;
    execFileSync("apt-get", ["download", ...PACKAGES], options);
    execFileSync("sh", ["-c", 'for package in *.deb; do dpkg-deb -x "$package" . || exit 1; done'], options);
    renameSync(draft, CACHE);
    return true;
  } catch {
    rmSync(draft, { recursive: true, force: true });
    return false; // no network, or the packages do not exist: the caller reports that the tests are skipped
  }
}
