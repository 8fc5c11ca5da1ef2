import { expect, test } from "vitest";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { startLoggedInProgram } from "./program.ts";

const DAY_MS = 86_400_000;
const YEARS_MS = 3 * 365 * DAY_MS;
const [KNOWN] = SMALL_CATALOGUE;
const CLIP = `${KNOWN?.title.en} (${KNOWN?.year}).mp4`;

test("a film that came in under a clock that was years ahead is identified after the clock was put right", async () => {
  await using program = await startLoggedInProgram();
  program.tmdb.failNext(429, { retryAfterSeconds: 99_999_999 });
  program.passMs(YEARS_MS);
  await program.logIn();
  const [path] = await program.clips(CLIP);
  await program.ask("/api/files", "POST", { paths: [path] });
  await eventually(
    () => "the provider was asked",
    async () => program.tmdb.requests.length > 0,
  );
  program.passMs(-YEARS_MS);
  // What waits does so for minutes, as it was meant to, not for years; trying again ends the wait.
  await eventually(
    () => "every job runs within a quarter of an hour",
    () => program.engine.local.jobs.pendingCount(16 * 60_000) > 0,
  );
  expect((await program.ask("/api/providers/retry", "POST")).status).toBeLessThan(300);
  await program.settled();
  const { items } = (await program.ask("/api/files")).body;
  expect(items).toMatchObject([{ state: "matched" }]);
});

test("maintenance that ran under a clock that was years ahead is due again in time", async () => {
  await using program = await startLoggedInProgram();
  program.passMs(YEARS_MS);
  await program.logIn();
  await program.ask("/api/maintenance/purge", "POST");
  await program.settled();
  program.passMs(-YEARS_MS);
  const { items } = (await program.ask("/api/maintenance")).body;
  const { dueAt } = items.find(({ task }: { task: string }) => task === "purge");
  expect(Date.parse(dueAt) - Date.now()).toBeLessThan(DAY_MS);
});
