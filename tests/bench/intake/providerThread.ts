/** The thread of the fake providers: its work must not count as the program's. */
import { parentPort, workerData } from "node:worker_threads";
import { startTmdbStandIn } from "../../standins/index.ts";
import type { ProviderThreadData, ProviderThreadReady } from "./providers.ts";

const { films, latencyMs, ratePerSecond } = workerData as ProviderThreadData;
const standIn = await startTmdbStandIn({ films });
standIn.slowDown(latencyMs);
standIn.limitRate(ratePerSecond);

// Any message asks how many requests the TMDB API received, and how many of them it refused.
parentPort?.on("message", () => parentPort?.postMessage(standIn.requests.filter(({ api }) => api === "tmdb").length));
const { host } = new URL(standIn.url);
parentPort?.postMessage({ host } satisfies ProviderThreadReady);
