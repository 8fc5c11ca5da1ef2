import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

/**
 * Kills a program and every process it started. Otherwise only a wrapper script on the PATH would be killed, and the
 * real program would go on past its limits.
 *
 * @param child on POSIX systems started as the leader of its own process group (`detached`)
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
    // No process of the group is left.
  }
}

/** Windows has no process groups; `taskkill` kills the children of a process that is still running. */
function killWindowsTree(child: ChildProcess, id: number): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const taskkill = join(process.env.SystemRoot ?? "C:\\Windows", "System32", "taskkill.exe");
  const killing = spawn(taskkill, ["/PID", String(id), "/T", "/F"], { stdio: "ignore", windowsHide: true });
  // If it is missing or fails, at least the program itself is killed.
  killing.once("error", () => child.kill("SIGKILL"));
  killing.once("exit", () => child.kill("SIGKILL"));
}
