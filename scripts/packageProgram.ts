import { spawn } from "node:child_process";
import { join } from "node:path";

/**
 * Packs the built program with electron-builder.
 * @param options electron-builder's own; without a target, all of this system's in electron-builder.yml
 * @param output where its messages go
 * @returns its exit status
 */
export function packageProgram(
  root: string,
  options: readonly string[],
  output: "inherit" | ((text: string) => void) = "inherit",
): Promise<number> {
  const builder = join(root, "node_modules/electron-builder/cli.js");
  const { promise, resolve: done, reject } = Promise.withResolvers<number>();
  const child = spawn(process.execPath, [builder, "--publish", "never", ...options], {
    cwd: root,
    stdio: output === "inherit" ? "inherit" : "pipe",
  });
  if (output !== "inherit")
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => output(String(chunk)));
  child.on("error", reject);
  child.on("close", (status) => done(status ?? 1));
  return promise;
}
