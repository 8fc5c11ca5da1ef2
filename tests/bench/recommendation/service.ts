import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { createEngine, readConfig } from "../../../src/engine.ts";
import { toRatingSet } from "../../../src/recommendation/index.ts";
import { holdNewest } from "../../../src/recommendation/ratings/holdNewest.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import { type RatingSet, RatingSetBuilder } from "../../../src/recommendation/ratings/ratingSet.ts";
import { toSharedMemory } from "../../../src/recommendation/ratings/sharedMemory.ts";
import { svdGrid } from "../../../src/recommendation/training/gridSearch.ts";
import { trainingTasks } from "../../../src/recommendation/training/tasks.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { atMost, quantile, type Row } from "../row.ts";

const OWNER = { userId: "ada", password: "nitrate and silver" };
const PREDICTIONS = 300;
const LARGE = { users: 40_000, films: 10_000, ratings: 6_000_000 };
const MILLION = { users: 6_000, films: 3_700, ratings: 1_000_000 };

/** The grid on two threads, and the whole program that trains and answers at the same time. */
export async function benchService(set: RatingSet, folder: string): Promise<Row[]> {
  return [await benchGrid(set), ...(await benchProgram(folder)), ...(await benchMillion()), ...(await benchLarge())];
}

async function benchGrid(set: RatingSet): Promise<Row> {
  const workers = createWorkers({ threadFile: taskThreadFile });
  const sent = toSharedMemory(set);
  try {
    // Threads that stand: starting them belongs to the program, not to the search.
    await Promise.all(
      [0, 1].map((fold) =>
        workers.run(trainingTasks.evaluateGridFold, {
          key: "warm",
          set: sent,
          params: { n_epochs: 1 },
          folds: 3,
          fold,
        }),
      ),
    );
    const started = performance.now();
    const cells = svdGrid().slice(0, 16);
    await Promise.all(
      cells.map(async (params) => {
        for (let fold = 0; fold < 3; fold += 1)
          await workers.run(trainingTasks.evaluateGridFold, { key: "grid", set: sent, params, folds: 3, fold });
      }),
    );
    const whole = (performance.now() - started) / 1000;
    return atMost("grid of 16 cells × 3 folds, two threads (scikit-surprise 15–22 s)", whole, 5, "s");
  } finally {
    await workers.close();
  }
}

async function benchProgram(ratings: string): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bench-models-"));
  const unreachable = "http://127.0.0.1:9";
  const config = readConfig({
    FILMOTHEQUE_DATA: folder,
    FILMOTHEQUE_LOG: "error",
    FILMOTHEQUE_WIKIDATA_URL: unreachable,
    FILMOTHEQUE_WIKIPEDIA_URL: `${unreachable}/{lang}`,
  });
  const engine = await createEngine(config);
  let session = "";
  const ask = async (path: string, body?: object) => {
    const request = new Request(`http://127.0.0.1:4780${path}`, {
      method: body ? "POST" : "GET",
      headers: { "content-type": "application/json", authorization: `Bearer ${session}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const response = await engine.fetch(request, { address: "127.0.0.1" });
    return (await response.json()) as Record<string, never>;
  };
  try {
    session = String((await ask("/api/setup", OWNER)).sessionId);
    const started = performance.now();
    await engine.local.recommendation.imports.importMovieLens(ratings, new AbortController().signal);
    const imported = (performance.now() - started) / 1000;
    const id = await engine.local.recommendation.trainings.start();
    const begun = performance.now();
    const pages: number[] = [];
    while (engine.local.recommendation.trainings.get(id)?.state === "running") {
      pages.push(await timed(() => ask("/api/films?limit=60")));
      await wait(5);
    }
    const trained = (performance.now() - begun) / 1000;
    await ask("/predict/", { user_id: 1, top_n: 10 });
    const predictions: number[] = [];
    for (let number = 0; number < PREDICTIONS; number += 1)
      predictions.push(await timed(() => ask("/predict/", { user_id: (number % 600) + 1, top_n: 10 })));
    return [
      { figure: "100,836 ratings imported", measured: `${imported.toFixed(1)} s`, target: "told", met: true },
      {
        figure: "a whole training: 7 models, 17 cells, 2 versions",
        measured: `${trained.toFixed(1)} s`,
        target: "told",
        met: true,
      },
      atMost("… meanwhile GET /api/films, p99", quantile(pages, 0.99), 100, "ms"),
      atMost("POST /predict/, warm, p99", quantile(predictions, 0.99), 15, "ms"),
    ];
  } finally {
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Made ratings of MovieLens 1M's size: what all models of a training need at most. */
async function benchMillion(): Promise<Row[]> {
  const random = pseudoRandom(1);
  const ratings = Array.from({ length: MILLION.ratings }, () => ({
    user: Math.floor(MILLION.users * random() ** 2),
    film: Math.floor(MILLION.films * random() ** 2),
    value: Math.ceil(random() * 10) / 2,
    time: 0,
  }));
  const set = toRatingSet(ratings);
  const split = holdNewest(set);
  const [training, heldOut] = [toSharedMemory(split.training), toSharedMemory(split.heldOut)];
  const workers = createWorkers({ threadFile: taskThreadFile });
  const threads: number[] = [];
  try {
    const started = performance.now();
    for (const model of ["baseline", "svd", "knn", "ease_pair", "ease_window"]) {
      await workers.run(trainingTasks.judgeModel, { training, heldOut, kind: model, params: {} });
      for (const { pool, bytes } of await workers.memory()) if (pool === "training") threads.push(bytes ?? 0);
    }
    return [
      {
        figure: `${set.values.length.toLocaleString("en")} ratings: biases, SVD, KNN, EASE, window KNN fitted and judged`,
        measured: `${((performance.now() - started) / 1000).toFixed(0)} s`,
        target: "told",
        met: true,
      },
      atMost("… memory of the training's threads, largest", Math.max(...threads) / 2 ** 20, 400, "MB"),
    ];
  } finally {
    await workers.close();
  }
}

/** Made ratings of MovieLens 10M's shape, half of it: the memory of the whole process in each stage of a training. */
async function benchLarge(): Promise<Row[]> {
  const workers = createWorkers({ threadFile: taskThreadFile });
  const memory = watchMemory();
  const started = performance.now();
  try {
    const { set, thresholds } = { set: largeSet(), thresholds: { minRatingsPerFilm: 2, minRatingsPerUser: 5 } };
    const { training, heldOut } = await workers.run(trainingTasks.prepareSet, { set, thresholds });
    const judged = { training, heldOut, params: {} };
    await Promise.all(
      ["baseline", "svd", "popular", "ease_pair"].map((kind) =>
        workers.run(trainingTasks.judgeModel, { ...judged, kind }),
      ),
    );
    const knn = await workers.run(trainingTasks.judgeModel, { ...judged, kind: "knn" }).catch(() => null);
    await Promise.all(
      [0, 1].map((fold) =>
        workers.run(trainingTasks.evaluateGridFold, { key: "large", set: training, params: {}, folds: 3, fold }),
      ),
    );
    await Promise.all([
      workers.run(trainingTasks.fitAndJudge, { ...judged, kind: "svd" }),
      workers.run(trainingTasks.fitAndJudge, { ...judged, kind: "ease_pair" }),
    ]);
    return [
      {
        figure: `${training.values.length.toLocaleString("en")} ratings: prepared, judged, one cell on two folds, fitted`,
        measured: `${((performance.now() - started) / 1000).toFixed(0)} s${knn ? "" : ", without KNN"}`,
        target: "told",
        met: true,
      },
      atMost("… memory of the whole process, peak", memory.peak() / 2 ** 20, 2_048, "MB"),
    ];
  } finally {
    memory.stop();
    await workers.close();
  }
}

function largeSet(): RatingSet {
  const random = pseudoRandom(2);
  const builder = new RatingSetBuilder();
  for (let added = 0; added < LARGE.ratings; added += 1) {
    const user = Math.floor(LARGE.users * random() ** 2);
    const film = Math.floor(LARGE.films * random() ** 3);
    builder.add({ user, film, value: Math.ceil(random() * 10) / 2, time: 1 + Math.floor(random() * 1e9) });
  }
  return toSharedMemory(builder.build());
}

/** Looks at the memory of the process, threads included, ten times a second. */
function watchMemory() {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 100);
  return { peak: () => peak, stop: () => clearInterval(timer) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
