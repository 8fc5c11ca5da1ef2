import { join } from "node:path";
import { powerMonitor, shell } from "electron";
import type { EngineConfig } from "../../src/config.ts";
import type { Engine } from "../../src/engine.ts";
import type { SecretStore } from "../../src/secrets/index.ts";
import type { OpeningState } from "../bridge/ipc.ts";
import { WINDOW_NAMES } from "../scheme/scheme.ts";

export interface EngineParts {
  readonly programFolder: string;
  readonly secrets: SecretStore;
  onStep(state: OpeningState): void;
  /** The check after the start found damage; the engine has stopped. */
  onDatabaseDamaged(error: Error): void;
}

/** The engine for the window. Its code is loaded while the page shows itself. */
export async function openEngine(
  config: EngineConfig,
  { programFolder, secrets, onStep, onDatabaseDamaged }: EngineParts,
): Promise<Engine> {
  const { binNameOf, createEngine } = await import("../../src/engine.ts");
  const pageFolder = join(programFolder, "dist/renderer");
  return createEngine(
    { ...config, ...WINDOW_NAMES, pageFolder },
    {
      clock: Date,
      random: Math.random,
      isOnBattery: () => powerMonitor.isOnBatteryPower(),
      onOpeningStep: onStep,
      onDatabaseDamaged,
      secrets,
      bin: { name: binNameOf(process.platform), move: (path) => shell.trashItem(path) },
    },
  );
}
