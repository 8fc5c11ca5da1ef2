/**
 * The real web host, from source, with a clock and a disk that a chaos run may turn. Its orders lie in a file, read at
 * the start and whenever SIGUSR2 comes.
 */
import "../../../src/server/requireNode.ts";
import { readFileSync } from "node:fs";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { openWebHost } from "../../../src/server/webHost.ts";

export interface Orders {
  /** By how much the machine's clock is wrong. */
  readonly clockOffsetMs: number;
  /** The database may grow no further: for a machine on which no small disk can be made. */
  readonly isFull: boolean;
}

const MOST_PAGES = 1_073_741_823;
const config = readConfig(process.env);
let engine: Engine | undefined;
let orders = read();

function read(): Orders {
  return JSON.parse(readFileSync(process.env.FILMOTHEQUE_CHAOS_ORDERS!, "utf8")) as Orders;
}

function obey(): void {
  orders = read();
  const { database } = engine?.local.store ?? {};
  if (database?.open) database.pragma(`max_page_count = ${orders.isFull ? 1 : MOST_PAGES}`);
}

process.on("SIGUSR2", obey);
const host = await openWebHost(async (names) => {
  engine = await createEngine(
    { ...config, ...names },
    { clock: { now: () => Date.now() + orders.clockOffsetMs }, random: Math.random },
  );
  obey();
  return engine;
}, config);
process.on("SIGTERM", () => void host.stop().then(() => process.exit()));
console.log(`listening on ${host.url}`);
