import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openCatalogue } from "../../../../src/providers/catalogues/openCatalogue.ts";
import { DEADLINES } from "../../../support/deadlines.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const canLimit = spawnSync("unshare", ["-Ur", "sh", "-c", "echo 0 > /proc/sys/user/max_inotify_watches"]).status === 0;

// Needs a user namespace of Linux, where the limit can be lowered without touching the machine's.
test.skipIf(!canLimit).each(["watches", "instances"])(
  "a system that has no %s left does not keep the program from starting",
  (limit) => {
    const source = new URL("../../../../src/providers/catalogues/watchCatalogues.ts", import.meta.url).href;
    const watching = `
    import { watchCatalogues } from ${JSON.stringify(source)};
    const watch = watchCatalogues(${JSON.stringify(temporaryFolder())}, () => undefined);
    console.log(watch.generation());
    watch.close();`;
    const limited = `echo 0 > /proc/sys/user/max_inotify_${limit} && exec "$0" --input-type=module -e "$1"`;
    const { stdout } = spawnSync("unshare", ["-Ur", "sh", "-c", limited, process.execPath, watching], {
      encoding: "utf8",
      timeout: DEADLINES.conditionMs,
    });
    expect(stdout.trim()).toBe("0");
  },
);

test("a catalogue that cannot be opened answers nothing, and the others still do", () => {
  expect(openCatalogue(join(temporaryFolder(), "gone.sqlite"))).toBeNull();
});
