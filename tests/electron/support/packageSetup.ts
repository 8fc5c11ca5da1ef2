import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Empty until the first test file needs the packaged program. */
    packageFolder: string;
  }
}

/** One folder for all test files, so that the program is packaged once. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "filmotheque-package-"));
  project.provide("packageFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
