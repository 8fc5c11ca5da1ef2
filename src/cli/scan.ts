import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SingleBar } from "cli-progress";
import type { Command } from "commander";
import type { Language } from "../contract/index.ts";
import { createEngine, type Engine } from "../engine.ts";
import { errorTranslator, translate } from "../messages/index.ts";
import { writeError } from "../terminal/index.ts";
import { configOf, print } from "./configOf.ts";
import { resumeByHand } from "./withEngine.ts";

interface ScanOptions {
  readonly wait?: boolean;
  readonly json?: boolean;
}

/** Jobs that wait longer than this wait for a provider: they run later, and a scan does not wait for them. */
const NEAR_FUTURE_MS = 12_000;
const LOOK_EVERY_MS = 200;
/** As a shell counts a program that Ctrl-C ended. */
const INTERRUPTED = 130;

export function addScanCommand(program: Command): void {
  program
    .command("scan")
    .description("add files and folders, as a drop does")
    .argument("<path...>")
    .option("--wait", "until every job is settled")
    .option("--json", "one JSON document")
    .action(async (paths: string[], options: ScanOptions, command: Command) => {
      const config = configOf(command);
      const start = performance.now();
      const engine = await createEngine(config);
      // Ctrl+C is a normal end, not a crash.
      process.once("SIGINT", () => void engine.stop().finally(() => process.exit(INTERRUPTED)));
      resumeByHand(engine, config.language);
      try {
        sayIfKeyIsUnreadable(engine, config.language);
        const reception = await engine.local.intake.add(paths.map((path) => resolve(path)));
        for (const { path, code, fact } of reception.rejected) {
          writeError(`${path}: ${errorTranslator(config.language)({ code, fact })}`);
        }
        if (options.wait) await settled(engine, options.json === true);
        const counts = await engine.local.filesByState();
        const document = {
          files: reception.recorded.length,
          rejected: reception.rejected.length,
          ignored: reception.ignored,
          matched: counts.matched ?? 0,
          ambiguous: counts.ambiguous ?? 0,
          unmatched: counts.unmatched ?? 0,
          failed: counts.failed ?? 0,
          waiting: (counts.identifying ?? 0) + (counts.queued ?? 0) + (counts.probing ?? 0) + (counts.arriving ?? 0),
          seconds: Math.round(performance.now() - start) / 1000,
        };
        print(options.json, document, toLines(document));
        if (reception.recorded.length === 0 && reception.rejected.length > 0) process.exitCode = 1;
      } finally {
        await engine.stop();
      }
    });
}

/** The scan works without the key; its films are looked up elsewhere. */
function sayIfKeyIsUnreadable({ local }: Engine, language: Language): void {
  const reason = local.settings.tmdbKeyUnreadable();
  if (reason && local.settings.tmdbKeyOrigin() === "none") writeError(translate(language, `tmdb_key_${reason}`));
}

async function settled(engine: Engine, isQuiet: boolean): Promise<void> {
  const { jobs } = engine.local;
  const bar =
    isQuiet || !process.stderr.isTTY
      ? null
      : new SingleBar({ stream: process.stderr, format: "{bar} {value}/{total}" });
  bar?.start(0, 0);
  try {
    for (let left = jobs.pendingCount(NEAR_FUTURE_MS); left > 0; left = jobs.pendingCount(NEAR_FUTURE_MS)) {
      const total = jobs.counts().reduce((sum, { count }) => sum + count, 0);
      bar?.setTotal(total);
      bar?.update(total - left);
      await wait(LOOK_EVERY_MS);
    }
  } finally {
    bar?.stop();
  }
}

function toLines(document: Readonly<Record<string, number>>): string[] {
  return Object.entries(document).map(([name, value]) => `${name.padEnd(10)} ${value}`);
}
