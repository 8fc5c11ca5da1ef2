import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

const MODULE = resolve(import.meta.dirname, "../../../src/server/watchParent.ts");

/** Stays alive until its parent is gone, then says so. */
const CHILD = `
  import { watchParent } from ${JSON.stringify(MODULE)};
  const alive = setInterval(() => {}, 1000);
  watchParent(() => { console.log("orphaned"); clearInterval(alive); }, { npm_lifecycle_event: "start" });
  console.log("watching");
`;
/** Starts the child on its own standard output, and waits to be killed. */
const PARENT = `
  import { spawn } from "node:child_process";
  spawn(process.execPath, ["--input-type=module", "--eval", ${JSON.stringify(CHILD)}], { stdio: ["ignore", "inherit", "inherit"] });
  setInterval(() => {}, 1000);
`;

test("a program whose parent was killed notices it, and can end", async () => {
  const parent = spawn(process.execPath, ["--input-type=module", "--eval", PARENT], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: parent.stdout });

  const [first] = await once(lines, "line");
  expect(first).toBe("watching");
  parent.kill("SIGKILL");

  const [second] = await once(lines, "line");
  expect(second).toBe("orphaned");
});
