import { type Command, InvalidArgumentError } from "commander";
import { diskFaultCodeOf } from "../disk/index.ts";
import { createEngine, type Engine, type EngineConfig } from "../engine.ts";
import { errorCode, factsOf } from "../errors/index.ts";
import { errorTranslator } from "../messages/index.ts";
import { explainOpenFailure } from "../openFailure.ts";
import { writeError } from "../terminal/index.ts";
import { configOf } from "./configOf.ts";

/** Opens the library, and says what went wrong in a sentence. Ctrl-C stops what runs; nothing is lost. */
export async function withEngine(
  command: Command,
  work: (engine: Engine, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const config = configOf(command);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const engine = await opened(config);
  if (!engine) return;
  resumeByHand(engine, config.language);
  try {
    await work(engine, stop.signal);
  } catch (error) {
    if (error instanceof InvalidArgumentError) throw error;
    writeError(stop.signal.aborted ? "Stopped. What was done is kept." : failureText(error, config));
    process.exitCode = 1;
  } finally {
    await engine.stop();
  }
}

function failureText(error: unknown, { dataFolder, language }: EngineConfig): string {
  const ofDisk = diskFaultCodeOf(error) && explainOpenFailure(error, dataFolder, language);
  if (ofDisk) return ofDisk.replaceAll(/\s+/g, " ");
  return errorTranslator(language)({
    code: errorCode(error) ?? "unexpected",
    fact: String(factsOf(error).fact ?? ""),
  });
}

/** Work that is paused after crashes waits for a person, and this command comes from one. */
export function resumeByHand({ processing }: Engine, language: EngineConfig["language"]): void {
  const reason = processing.pauseReason();
  if (!reason) return;
  writeError(errorTranslator(language)(reason));
  processing.resume();
}

async function opened(config: EngineConfig): Promise<Engine | null> {
  try {
    return await createEngine(config);
  } catch (error) {
    const reason = explainOpenFailure(error, config.dataFolder, config.language);
    if (reason === null) throw error;
    writeError(reason.replaceAll(/\s+/g, " "));
    process.exitCode = 1;
    return null;
  }
}
