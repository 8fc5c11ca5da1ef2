import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const folders: string[] = [];

// Registered when a test file imports this: a hook that a running test registers is never called. Hooks run in the
// opposite order, so that what a file's own hooks close is closed by then.
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/**
 * A temporary folder of this test file, removed when its tests are over, passed or failed.
 *
 * @param name what it is for, for a person who inspects it while a test hangs
 * @returns its path, without links
 */
export function temporaryFolder(name = "test"): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `filmotheque-${name}-`));
  folders.push(folder);
  return folder;
}
