import { rmSync } from "node:fs";
import { createEngine, readConfig } from "../../../src/engine.ts";
import { unreachableServices } from "../benchLibrary.ts";
import { atMost, quantile, type Row } from "../row.ts";
import { copyScaleLibrary, memberName, PASSWORD } from "../scale/scaleLibrary.ts";

/** The library of `npm run bench scale`. */
const SHAPE = { films: 100_000, members: 10, ratingsPerMember: 20_000 };
const REQUESTS = 200;
const LIST_MS = 30;
const MAIN_THREAD_MS = 5;

/** *For you* and lists by estimate in a large library: what a request takes, and what of it the main thread does. */
export async function benchServing(): Promise<Row[]> {
  return measureServing(await copyScaleLibrary(SHAPE));
}

/** @param folder of a library of that shape; it is removed afterwards */
export async function measureServing(folder: string): Promise<Row[]> {
  const engine = await createEngine(readConfig(unreachableServices(folder)), { clock: Date, random: Math.random });
  let session = "";
  const ask = async (path: string, method = "GET", body?: unknown) => {
    const response = await engine.fetch(
      new Request(`http://bench${path}`, {
        method,
        headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      { address: "127.0.0.1" },
    );
    const text = await response.text();
    return text === "" ? null : JSON.parse(text);
  };
  try {
    const login = await ask("/api/sessions", "POST", { userId: memberName(1), password: PASSWORD });
    session = login.sessionId;
    const before = process.memoryUsage.rss();
    const first = await timed(() => ask("/api/me/recommendations?limit=40"));
    const memoryMb = (process.memoryUsage.rss() - before) / 2 ** 20;
    const pages = await repeated(() => ask("/api/me/recommendations?limit=40"));
    const [film] = (await ask("/api/me/recommendations?limit=1")).items;
    await ask(`/api/films/${film.film.id}/rating`, "PUT", { value: 4 });
    const afterRating = await timed(() => ask("/api/me/recommendations?limit=40"));
    const firstEstimates = await timed(() => ask("/api/films?sort=estimate&limit=100"));
    const byEstimate = await repeated(() => ask("/api/films?sort=estimate&limit=100"));
    const filtered = await repeated(() =>
      ask("/api/films?sort=estimate&estimateFrom=4&watched=false&runtimeTo=99&limit=100"),
    );
    const size = `${SHAPE.films.toLocaleString("en")} films, ${SHAPE.ratingsPerMember.toLocaleString("en")} ratings`;
    return [
      { figure: `first *For you*, ${size}`, measured: `${(first / 1_000).toFixed(1)} s`, target: "told", met: true },
      { figure: "… memory that it takes", measured: `${Math.round(memoryMb)} MB`, target: "told", met: true },
      atMost("*For you*, warm: response, p99", quantile(pages.wall, 0.99), LIST_MS, "ms"),
      atMost("… main thread, mean", pages.mainMs, MAIN_THREAD_MS, "ms"),
      { figure: "*For you* after a rating", measured: `${Math.round(afterRating)} ms`, target: "told", met: true },
      { figure: "first list by estimate", measured: `${Math.round(firstEstimates)} ms`, target: "told", met: true },
      atMost("list by estimate: response, p99", quantile(byEstimate.wall, 0.99), LIST_MS, "ms"),
      atMost("… main thread, mean", byEstimate.mainMs, MAIN_THREAD_MS, "ms"),
      atMost("unwatched, under 100 minutes, at least 4 for me: p99", quantile(filtered.wall, 0.99), LIST_MS, "ms"),
    ];
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function repeated(work: () => Promise<unknown>): Promise<{ readonly wall: number[]; readonly mainMs: number }> {
  const start = process.threadCpuUsage();
  const wall: number[] = [];
  for (let request = 0; request < REQUESTS; request += 1) wall.push(await timed(work));
  const { user, system } = process.threadCpuUsage(start);
  return { wall, mainMs: (user + system) / 1_000 / REQUESTS };
}
