import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createMlflowClient } from "../../../src/recommendation/mlflow/mlflowClient.ts";
import { MlflowError } from "../../../src/recommendation/mlflow/mlflowError.ts";
import type { PublishedTraining } from "../../../src/recommendation/mlflow/publishedTraining.ts";
import { publishTraining } from "../../../src/recommendation/mlflow/publishTraining.ts";
import { type MlflowFault, type MlflowStandIn, startMlflowStandIn } from "../../standins/mlflow.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MODEL = {
  params: { n_factors: 100 },
  metrics: { rmse: 0.85, mae: 0.65 },
  folds: [
    { rmse: 0.84, mae: 0.64 },
    { rmse: 0.86, mae: 0.66 },
  ],
  artefact: Buffer.from("numbers"),
  checksum: "c".repeat(64),
  evaluation: { metrics: { rmse: 0.85 } },
  baseline: { ratings: 10 },
};
const TRAINING: PublishedTraining = {
  libraryId: "this-library",
  trainingId: 3,
  startedAt: 1_000,
  finishedAt: 2_000,
  program: "0.1.0",
  dataset: { fingerprint: "f".repeat(64), ratings: 10, users: 2, films: 5 },
  comparison: { knn: 0.9 },
  grid: [0.88, 0.86],
  models: [
    { ...MODEL, role: "rating", version: 7, kind: "svd" },
    {
      ...MODEL,
      role: "list",
      version: 8,
      kind: "ease_pair",
      params: {},
      metrics: { ndcg_at_10: 0.06 },
      folds: [],
    },
  ],
};

const never = new AbortController().signal;

/** As a job does: again, as long as the fault passes. */
async function publish(uri: string, more: object = {}): Promise<unknown> {
  const client = createMlflowClient({ uri, ...more }, { timeoutMs: 500 });
  for (let tries = 0; tries < 8; tries += 1) {
    try {
      return await publishTraining(client, TRAINING, never);
    } catch (error) {
      if (!(error instanceof MlflowError) || !error.isPassing) throw error;
    }
  }
  throw new Error("never published");
}

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

function stateOf({ runs, models, artefacts }: MlflowStandIn) {
  return {
    runs: runs.map(({ metrics, params, status }) => ({
      metrics: metrics.map(({ key, step, value }) => `${key} ${step} ${value}`).sort(),
      params: [...params].map((pair) => pair.join(" ")),
      status,
    })),
    versions: [...models].flatMap(([name, { versions }]) =>
      versions.map(({ tags, ...version }) => ({ name, ...version, tags: Object.fromEntries(tags) })),
    ),
    artefacts: [...artefacts.keys()].sort(),
  };
}

const PUBLISHED = {
  runs: [
    {
      metrics: [
        "compared.knn 0 0.9",
        "grid.rmse 0 0.88",
        "grid.rmse 1 0.86",
        "list.ndcg_at_10 0 0.06",
        "rating.fold_mae 0 0.64",
        "rating.fold_mae 1 0.66",
        "rating.fold_rmse 0 0.84",
        "rating.fold_rmse 1 0.86",
        "rating.mae 0 0.65",
        "rating.rmse 0 0.85",
      ],
      params: [
        "dataset.ratings 10",
        "dataset.users 2",
        "dataset.films 5",
        "rating.kind svd",
        "rating.n_factors 100",
        "list.kind ease_pair",
      ],
      status: "FINISHED",
    },
  ],
  versions: [
    ["rating", "7"],
    ["list", "8"],
  ].map(([role, version]) => ({
    name: `filmotheque-${role}`,
    version: "1",
    run_id: "r1",
    source: `mlflow-artifacts:/1/r1/artifacts/${role}`,
    status: "READY",
    tags: {
      "filmotheque.version": version,
      "filmotheque.library": "this-library",
      "filmotheque.training": "3",
      "filmotheque.format": "1",
      "filmotheque.sha256": "c".repeat(64),
    },
  })),
  artefacts: ["list", "rating"].flatMap((role) =>
    ["MLmodel", "baseline.json", "evaluation.json", "model.bin"].map((name) => `1/r1/artifacts/${role}/${name}`),
  ),
};

test("a training becomes one run with every figure, and a version of each model, however often it is published", async () => {
  await using server = await startMlflowStandIn();
  expect(await publish(server.url)).toEqual({ rating: 1, list: 1 });
  expect(stateOf(server)).toEqual(PUBLISHED);
  expect(await publish(server.url)).toEqual({ rating: 1, list: 1 });
  expect(stateOf(server)).toEqual(PUBLISHED);
});

test("another library with the same ratings, and a restored one that counts again, publish a run each", async () => {
  await using server = await startMlflowStandIn();
  await publish(server.url);
  const client = createMlflowClient({ uri: server.url });
  await publishTraining(client, { ...TRAINING, libraryId: "another-library" }, never);
  await publishTraining(client, { ...TRAINING, startedAt: 1_500 }, never);
  expect(server.models.get("filmotheque-list")?.versions.map(({ run_id }) => run_id)).toEqual(["r1", "r2", "r3"]);
});

describe("the published state is the same after any fault", () => {
  const faults: [string, MlflowFault[]][] = [
    ["/experiments/create", ["lost"]],
    ["/runs/create", ["lost", "429"]],
    ["/runs/log-batch", ["lost"]],
    ["/runs/log-batch", ["503", "503"]],
    ["/runs/log-batch", ["cut"]],
    ["/runs/search", ["html"]],
    ["/runs/search", ["hang"]],
    ["/runs/get", ["slow"]],
    ["/artifacts", ["503", "429"]],
    ["/artifacts/1/r1/artifacts/list/model.bin", ["half"]],
    ["/artifacts/1/r1/artifacts/list/model.bin", ["lost"]],
    ["/artifacts/1/r1/artifacts/rating/MLmodel", ["hang"]],
    ["/model-versions/create", ["lost"]],
    ["/runs/update", ["lost"]],
  ];
  test.for(faults)("%s: %s", async ([path, kinds]) => {
    await using server = await startMlflowStandIn();
    server.fail(path, ...kinds);
    await publish(server.url);
    expect(stateOf(server)).toEqual(PUBLISHED);
  });
});

test.for([
  ["files that only a client with keys reaches", { artifactRoot: "s3://bucket" }],
  ["a server started with --no-serve-artifacts", { isServingArtifacts: false }],
] as const)("with %s the figures are published without the models, and the failure says so", async ([, options]) => {
  await using server = await startMlflowStandIn(options);
  expect(await failureOf(publish(server.url))).toMatchObject({ code: "mlflow_no_artefacts", isPassing: false });
  expect(server.runs[0]?.tags.get("filmotheque.artifact")).toBe("local only");
  expect(server.runs[0]).toMatchObject({ status: "FINISHED", metrics: expect.arrayContaining([expect.anything()]) });
  expect(server.models.size).toBe(0);
});

describe("what went wrong has its own code", () => {
  test.for<[MlflowFault, object]>([
    ["401", { code: "mlflow_unauthorized", isPassing: false }],
    ["refused", { code: "mlflow_refused", isPassing: false }],
    ["host", { code: "mlflow_refused", facts: { fact: expect.stringContaining("--allowed-hosts") } }],
    ["429", { code: "mlflow_busy", isPassing: true, retryAfterMs: 1_000 }],
    ["503", { code: "mlflow_unreachable", isPassing: true, retryAfterMs: 1_000 }],
    ["html", { code: "mlflow_not_mlflow", isPassing: true }],
    ["redirect", { code: "mlflow_not_mlflow", isPassing: true }],
    ["hang", { code: "mlflow_unreachable", isPassing: true }],
    ["cut", { code: "mlflow_unreachable", isPassing: true }],
    ["drip", { code: "mlflow_unreachable", isPassing: true }],
  ])("%s", async ([fault, expected]) => {
    await using server = await startMlflowStandIn();
    server.fail("/experiments/get-by-name", fault);
    const client = createMlflowClient({ uri: server.url }, { timeoutMs: 500 });
    expect(await failureOf(publishTraining(client, TRAINING, never))).toMatchObject(expected);
  });

  test("and the caller's own wish to stop is none of them", async () => {
    await using server = await startMlflowStandIn();
    server.fail("/experiments/get-by-name", "hang");
    const stop = new AbortController();
    const failure = failureOf(publishTraining(createMlflowClient({ uri: server.url }), TRAINING, stop.signal));
    await expect.poll(() => server.requests.length).toBe(1);
    stop.abort(new Error("enough"));
    expect(await failure).toMatchObject({ message: "enough" });
  });
});

test("neither address nor credentials stand in any error", async () => {
  await using server = await startMlflowStandIn({ authorization: "Bearer t0ken-of-ada" });
  const { host, port } = new URL(server.url);
  const address = { uri: `http://bob:vinegar@${host}/`, username: "ada", password: "nitrate", token: "wrong-token" };
  const messages: string[] = [];
  for (const fault of ["401", "refused", "html", "hang", "cut", "redirect", "503", null] as const) {
    if (fault) server.fail("/experiments/get-by-name", fault);
    const error = await failureOf(publishTraining(createMlflowClient(address, { timeoutMs: 300 }), TRAINING, never));
    expect(error).toBeInstanceOf(MlflowError);
    messages.push(JSON.stringify([String(error), (error as MlflowError).facts]));
  }
  const closed = createMlflowClient({ ...address, uri: "http://bob:vinegar@127.0.0.1:1" });
  messages.push(String(await failureOf(publishTraining(closed, TRAINING, never))));
  for (const secret of ["ada", "nitrate", "wrong-token", "bob", "vinegar", "127.0.0.1", port, "secret"])
    expect(messages.join("\n")).not.toContain(secret);
});

test("the token wins over the password, and the variables over the address", async () => {
  await using server = await startMlflowStandIn();
  const inAddress = server.url.replace("http://", "http://bob:vine%20gar@");
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  await publish(inAddress);
  expect(server.authorizations.at(-1)).toBe(basic("bob:vine gar"));
  await publish(inAddress, { username: "ada", password: "nitrate" });
  expect(server.authorizations.at(-1)).toBe(basic("ada:nitrate"));
  await publish(inAddress, { username: "ada", password: "nitrate", token: "t0ken" });
  expect(server.authorizations.at(-1)).toBe("Bearer t0ken");
});

describe("a file of a version", () => {
  const bytes = Buffer.from("x".repeat(1_000));
  const downloading = async (server: MlflowStandIn, { source = "", limit = 1_000_000 } = {}) => {
    const version = server.addVersion("filmotheque-list", { "model.bin": bytes });
    const own = server.models.get("filmotheque-list")?.versions.at(-1)?.source ?? "";
    const { artefacts } = createMlflowClient({ uri: server.url }, { timeoutMs: 500, maxArtefactBytes: limit });
    const from = { name: "filmotheque-list", version, source: source || own, file: "model.bin" };
    return artefacts.download(from, join(temporaryFolder("download"), "file"), never);
  };

  test.for([
    ["through the server", {}],
    ["from a server with --no-serve-artifacts, which reads it for us", { isServingArtifacts: false }],
    ["from where only the server gets it", { artifactRoot: "s3://bucket" }],
  ] as const)("is downloaded %s", async ([, options]) => {
    await using server = await startMlflowStandIn(options);
    expect(await downloading(server)).toMatchObject({ sizeBytes: 1_000 });
  });

  test("is downloaded slowly too", async () => {
    await using server = await startMlflowStandIn();
    server.fail("/artifacts", "slow");
    expect(await downloading(server)).toMatchObject({ sizeBytes: 1_000 });
  });

  test.for([
    ["too large by its own account", null, { limit: 999 }, "mlflow_artefact_too_large"],
    ["too large without saying so", "slow", { limit: 500 }, "mlflow_artefact_too_large"],
    ["cut off", "cut", {}, "mlflow_unreachable"],
    ["never coming", "hang", {}, "mlflow_unreachable"],
    ["coming byte by byte", "drip", {}, "mlflow_unreachable"],
  ] as const)("that is %s is refused", async ([, fault, options, code]) => {
    await using server = await startMlflowStandIn();
    if (fault) server.fail("/artifacts", fault);
    expect(await failureOf(downloading(server, options))).toMatchObject({ code });
  });

  test.for(["http://127.0.0.2:1/x", "mlflow-artifacts://192.0.2.1/x", "mlflow-artifacts:/1/%2e%2e/secret"])(
    "is never fetched from where an answer of the server points: %s",
    async (source) => {
      await using server = await startMlflowStandIn();
      await downloading(server, { source });
      // The server itself is asked for the file of that version.
      expect(server.requests.at(-1)).toBe("GET /model-versions/get-artifact");
    },
  );
});
