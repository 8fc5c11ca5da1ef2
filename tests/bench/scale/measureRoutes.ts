import { quantile } from "../row.ts";
import type { MeasuredHost } from "./measuredHost.ts";
import type { ReadRoute } from "./readRoutes.ts";
import type { Visitor } from "./visitor.ts";

export interface RouteFigures {
  readonly name: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestBlockMs: number;
  /** Processor time of the main thread for a request, on average. */
  readonly mainThreadMs: number;
  readonly requests: number;
  /** Failed answers, by status. */
  readonly failures: Readonly<Record<string, number>>;
  /** The request that took longest. */
  readonly slowest: string;
}

/** How often each request is sent, unless the route's time is used up earlier. */
const ROUNDS = 8;
const MAX_ROUTE_MS = 2_500;
const REQUEST_TIMEOUT_MS = 60_000;

export async function measureRoute(host: MeasuredHost, visitor: Visitor, route: ReadRoute): Promise<RouteFigures> {
  await host.read();
  const timed: { readonly path: string; readonly ms: number }[] = [];
  const failures: Record<string, number> = {};
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const path of route.paths) {
      if (round > 0 && performance.now() - startedAt > MAX_ROUTE_MS) break;
      const start = performance.now();
      const outcome = await withTimeout(visitor.ask(route.method, path, route.body));
      timed.push({ path, ms: performance.now() - start });
      if (outcome !== 200) failures[outcome] = (failures[outcome] ?? 0) + 1;
      if (outcome === "timeout") break;
    }
  }
  const { longestBlockMs, mainThreadMs } = await host.read();
  const durations = timed.map(({ ms }) => ms);
  return {
    name: route.name,
    p50Ms: quantile(durations, 0.5),
    p99Ms: quantile(durations, 0.99),
    longestBlockMs,
    mainThreadMs: mainThreadMs / Math.max(1, timed.length),
    requests: timed.length,
    failures,
    slowest: timed.toSorted((a, b) => b.ms - a.ms)[0]?.path ?? "",
  };
}

async function withTimeout(asked: Promise<{ readonly status: number }>): Promise<number | "timeout"> {
  const { promise, resolve } = Promise.withResolvers<"timeout">();
  const timer = setTimeout(() => resolve("timeout"), REQUEST_TIMEOUT_MS);
  try {
    return await Promise.race([asked.then(({ status }) => status), promise]);
  } finally {
    clearTimeout(timer);
  }
}
