import { setTimeout as wait } from "node:timers/promises";
import type { Command } from "commander";
import { print } from "./configOf.ts";
import { withEngine } from "./withEngine.ts";

const LOOK_EVERY_MS = 50;

/** UC10 from the command line. */
export function addPurgeCommand(program: Command): void {
  program
    .command("purge")
    .description("remove finished jobs, ended sessions, old predictions and old logs")
    .option("--dry-run", "say how much would go; remove nothing")
    .option("--json", "one JSON document")
    .action(({ json, dryRun }: { json?: boolean; dryRun?: boolean }, command: Command) =>
      withEngine(command, async ({ local: { maintenance } }, signal) => {
        const { removed, freedBytes } = dryRun
          ? await maintenance.preview("purge", signal)
          : await purged(maintenance, signal);
        print(json, { removed, freedBytes, dryRun: dryRun === true }, [
          `${removed} entries ${dryRun ? "would be removed" : "removed"}, ${freedBytes} bytes`,
        ]);
      }),
    );
}

type Maintenance = Parameters<Parameters<typeof withEngine>[1]>[0]["local"]["maintenance"];

async function purged(maintenance: Maintenance, signal: AbortSignal) {
  const last = () => maintenance.list().find(({ task }) => task === "purge")?.runs[0];
  const before = last()?.startedAt;
  await maintenance.request("purge");
  for (;;) {
    const run = last();
    if (run?.outcome === "done" && run.startedAt !== before) return run;
    if (run?.outcome === "failed" && run.startedAt !== before) throw new Error(run.finding ?? "the purge failed");
    await wait(LOOK_EVERY_MS, undefined, { signal });
  }
}
