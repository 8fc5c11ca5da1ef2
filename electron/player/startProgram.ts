import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program that opens a file in another one ends within moments; one that is the player itself runs on. */
const EXIT_TIMEOUT_MS = 3_000;

/**
 * Starts a player with a film, never through a shell: the path is one unquoted argument, and absolute, so that it
 * cannot be taken for an option.
 * @throws the system's error where the program did not start
 */
export async function startPlayer(program: string, file: string): Promise<void> {
  // A macOS application is a folder that the system opens.
  if (program.endsWith(".app")) return openWith("/usr/bin/open", ["-a", program, file]);
  const child = spawn(program, [file], { detached: true, stdio: "ignore" });
  await once(child, "spawn"); // rejects with the system's error
  child.unref();
}

/**
 * Starts a program that hands a file to another one.
 * @throws Error where it could not be started, or says that it failed
 */
export async function openWith(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, { detached: true, stdio: "ignore" });
  await once(child, "spawn");
  const ended = once(child, "exit").then(([status]) => status as number | null);
  const { promise: patience, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), EXIT_TIMEOUT_MS);
  const status = await Promise.race([ended, patience]).finally(() => clearTimeout(timer));
  child.unref();
  if (status !== null && status !== 0) throw new Error(`${program} ended with status ${status}`);
}
