import { spawn } from "node:child_process";
import { resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export interface ToolResult {
  readonly passed: boolean;
  /** Standard output and error, in the order in which they came. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a command-line tool among the project's dependencies, as a person would. */
export function runTool(command: string, ...args: readonly string[]): Promise<ToolResult> {
  const executable = resolve(ROOT, "node_modules/.bin", command);
  const { promise, resolve: settle } = Promise.withResolvers<ToolResult>();
  const stdout: string[] = [];
  const output: string[] = [];
  // Windows starts the tools by a script of its shell; the arguments are all written in this folder.
  const child = spawn(executable, args, { cwd: ROOT, shell: process.platform === "win32" });
  child.stdout.on("data", (chunk) => {
    stdout.push(String(chunk));
    output.push(String(chunk));
  });
  child.stderr.on("data", (chunk) => output.push(String(chunk)));
  child.on("error", (error) => settle({ passed: false, output: error.message, stdout: "" }));
  child.on("close", (status) => settle({ passed: status === 0, output: output.join(""), stdout: stdout.join("") }));
  return promise;
}
