/**
 * The composition root. In: the configuration, and what a host puts in the place of the system's own. Out: the engine,
 * running. Four steps, each a declared interface that uses those before: ground (store, log, clock, metrics, events) →
 * features → observability (health, alerts, drift) → surface (API, what hosts use). A connection that runs the other way
 * is a domain event. It holds no rule of the field.
 */
import type { EngineConfig } from "../config.ts";
import { connectFeatures } from "./connectFeatures.ts";
import { checkAfterFirstResponse } from "./databaseCheck.ts";
import type { Engine } from "./engineInterface.ts";
import { DEFAULT_OPTIONS, type EngineOptions } from "./engineOptions.ts";
import { createFeatures } from "./features.ts";
import { openGround } from "./ground.ts";
import { startEngine } from "./lifecycle.ts";
import { createObservability } from "./observability.ts";
import { createSurface } from "./surface.ts";

export type { Engine, EngineAlert } from "./engineInterface.ts";
export type { EngineOptions } from "./engineOptions.ts";

/**
 * Builds everything, connects it and starts it. There are no globals: two engines can run in one process without
 * affecting each other.
 *
 * @param options with `onDatabaseDamaged`, a host can answer requests before the database is checked
 * @throws LibraryInUse, DatabaseDamaged, DatabaseFromNewerProgram, ForeignDatabase, LibraryMissing
 */
export async function createEngine(config: EngineConfig, options: EngineOptions = DEFAULT_OPTIONS): Promise<Engine> {
  const ground = await openGround(config, options);
  const features = createFeatures(ground);
  connectFeatures(ground, features);
  const observability = createObservability(ground, features);
  const surface = createSurface(ground, features, observability);
  const running = await startEngine(ground, features, observability);

  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= running.stop();
    return stopping;
  };
  const { onDatabaseDamaged } = options;
  if (!onDatabaseDamaged) return { ...surface, stop };
  const onResponse = checkAfterFirstResponse(ground, stop, onDatabaseDamaged);
  return {
    ...surface,
    stop,
    async fetch(request, peer) {
      const response = await surface.fetch(request, peer);
      onResponse();
      return response;
    },
  };
}
