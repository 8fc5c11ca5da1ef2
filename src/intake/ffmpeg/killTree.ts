import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/**
 * Ends a program with everything that it started. A wrapper script on the PATH would otherwise die alone, and leave the
 * real program running past its limits.
 *
 * @param child on POSIX systems started as the leader of its own group (`detached`)
 */
export function killTree(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") killWindowsTree(child, child.pid);
  else killGroup(child.pid);
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}

/** Windows has no groups of processes; `taskkill` follows who started whom, as long as the first one still runs. */
function killWindowsTree(child: ChildProcess, id: number): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const taskkill = join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const killing = spawn(taskkill, ["/PID", String(id), "/T", "/F"], { stdio: "ignore", windowsHide: true });
  // Where it is missing or fails, the program itself is ended at least.
  killing.once("error", () => child.kill("SIGKILL"));
  killing.once("exit", () => child.kill("SIGKILL"));
}
