import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { createKeyringSecrets } from "../../../src/secrets/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createTestKeyring } from "../../support/testKeyring.ts";

const KILLS = 25;
const LONGEST_WAIT_MS = 40;

test("a key that is being moved into the keyring survives a kill at any moment", async () => {
  const folder = temporaryFolder("kill-secrets");
  let written = -1;
  for (let kill = 0; kill < KILLS; kill += 1) {
    written = await writeUntilKilled(folder, written + 1, (kill * LONGEST_WAIT_MS) / KILLS);
    const secrets = createKeyringSecrets({ folder, keyring: createTestKeyring(), onProblem: failTest });
    const found = await secrets.read("key");
    // The next one may have been written just before the kill, without having been reported.
    expect(found).toMatchObject({ kind: "found" });
    const value = found.kind === "found" ? Number(found.value) : Number.NaN;
    expect([written, written + 1]).toContain(value);
    written = value;
  }
});

/** @returns the last key that was said to be written */
async function writeUntilKilled(folder: string, first: number, waitMs: number): Promise<number> {
  const script = join(import.meta.dirname, "moveForever.ts");
  const child = spawn(process.execPath, [script, folder, String(first)], { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await once(child.stdout, "data");
  await wait(waitMs);
  child.kill("SIGKILL");
  await closed;
  const whole = said.slice(0, said.lastIndexOf("\n")).split("\n");
  return Number(whole.at(-1));
}

function failTest(error: unknown, what: string): never {
  throw new Error(what, { cause: error });
}
