import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { createDomainEvents } from "../../../../src/engine/domainEvents.ts";
import { openOfflineCatalogues } from "../../../../src/engine/offlineCatalogues.ts";
import { cataloguesFolder } from "../../../../src/providers/index.ts";
import { createWorkers } from "../../../../src/workers/index.ts";
import { eventually } from "../../../support/deadlines.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const dataFolder = temporaryFolder();
const folder = cataloguesFolder(dataFolder);
const workers = createWorkers({ threadFile: pathToFileURL(join(import.meta.dirname, "heldQueries.ts")).href });
const catalogues = openOfflineCatalogues({
  config: { dataFolder },
  workers,
  domainEvents: createDomainEvents(),
});

afterAll(async () => {
  catalogues.close();
  await workers.close();
});

test("a person who types on gives up the suggestions of before, and the thread that searched them stays", async () => {
  const suggest = (text: string, signal = new AbortController().signal) => catalogues.suggest(text, 5, signal);
  const released = join(folder, "released");
  writeFileSync(released, "");
  const [first] = await suggest("n");
  rmSync(released);
  rmSync(join(folder, "running"));

  const typing = new AbortController();
  const end = Promise.allSettled([suggest("no", typing.signal), suggest("nos", typing.signal)]);
  await eventually("the search runs", () => existsSync(join(folder, "running")));
  typing.abort(new Error("typed on"));
  writeFileSync(released, "");
  const [, waiting] = await end;
  expect(waiting).toMatchObject({ status: "rejected", reason: { message: "typed on" } });
  expect(await suggest("nosf")).toEqual([first]);
});
