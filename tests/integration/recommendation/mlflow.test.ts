import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createMlflowClient, MlflowError } from "../../../src/recommendation/mlflow/mlflowClient.ts";
import { type PublishedTraining, publishTraining } from "../../../src/recommendation/mlflow/publishTraining.ts";
import { type MlflowFault, type MlflowStandIn, startMlflowStandIn } from "../../standins/mlflow.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";
import { writeRatingSet } from "./ratingSetFiles.ts";

const MODEL = {
  params: { n_factors: 100 },
  metrics: { rmse: 0.85, mae: 0.65 },
  artefact: Buffer.from("numbers"),
  isProduction: true,
};
const TRAINING: PublishedTraining = {
  trainingId: 3,
  startedAt: 1_000,
  finishedAt: 2_000,
  program: "0.1.0",
  dataset: { fingerprint: "f".repeat(64), ratings: 10, users: 2, films: 5 },
  models: [
    { ...MODEL, role: "rating", kind: "svd" },
    { ...MODEL, role: "list", kind: "ease_pair", params: {}, metrics: { ndcg_at_10: 0.06 } },
  ],
};

/** As a job does: again, as long as the fault passes. */
async function publish(uri: string, more: object = {}): Promise<void> {
  const client = createMlflowClient({ uri, ...more });
  for (let tries = 0; tries < 8; tries += 1) {
    try {
      return await publishTraining(client, TRAINING, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof MlflowError) || !error.isPassing) throw error;
    }
  }
  throw new Error("never published");
}

function stateOf({ runs, models, artefacts }: MlflowStandIn) {
  return {
    runs: runs.map(({ metrics, params, status }) => ({
      metrics: metrics.map(({ key, value }) => `${key} ${value}`).sort(),
      params: [...params],
      status,
    })),
    models: [...models].map(([name, { versions, aliases }]) => ({ name, versions, aliases: [...aliases] })),
    artefacts: [...artefacts.keys()].sort(),
  };
}

const PUBLISHED = {
  runs: [
    {
      metrics: ["list.ndcg_at_10 0.06", "rating.mae 0.65", "rating.rmse 0.85"],
      params: [["rating.n_factors", "100"]],
      status: "FINISHED",
    },
  ],
  models: ["rating", "list"].map((role) => ({
    name: `filmotheque-${role}`,
    versions: [{ version: "1", run_id: "r1", source: `mlflow-artifacts:/1/r1/artifacts/${role}` }],
    aliases: [["production", "1"]],
  })),
  artefacts: ["list/MLmodel", "list/model.bin", "rating/MLmodel", "rating/model.bin"].map(
    (name) => `1/r1/artifacts/${name}`,
  ),
};

test("a training becomes one run, a version of each model, and one alias", async () => {
  await using server = await startMlflowStandIn();
  await publish(server.url);
  expect(stateOf(server)).toEqual(PUBLISHED);
  await publish(server.url);
  expect(stateOf(server)).toEqual(PUBLISHED);
});

describe("the published state is the same after any fault", () => {
  const faults: [string, MlflowFault[]][] = [
    ["/experiments/create", ["lost"]],
    ["/runs/create", ["lost"]],
    ["/runs/log-batch", ["lost"]],
    ["/runs/log-batch", ["503", "503"]],
    ["/runs/search", ["html"]],
    ["/artifacts", ["503"]],
    ["/model-versions/create", ["lost"]],
    ["/registered-models/alias", ["lost", "503"]],
    ["/runs/update", ["lost"]],
  ];
  test.for(faults)("%s: %s", async ([path, kinds]) => {
    await using server = await startMlflowStandIn();
    server.fail(path, ...kinds);
    await publish(server.url);
    expect(stateOf(server)).toEqual(PUBLISHED);
  });
});

test("when artefacts cannot be uploaded the run is published without them, and says so", async () => {
  await using server = await startMlflowStandIn({ artifactRoot: "s3://bucket" });
  await publish(server.url);
  expect(server.runs[0]?.tags.get("filmotheque.artifact")).toBe("local only");
  expect(server.models.size).toBe(0);
});

test("a refusal is final, and no message contains a password", async () => {
  await using server = await startMlflowStandIn();
  server.fail("/runs/search", "refused");
  const error = await publish(server.url, { username: "ada", password: "nitrate" }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "mlflow_refused", isPassing: false });
  expect(String(error)).not.toContain("nitrate");
  expect(server.authorizations[0]).toBe(`Basic ${Buffer.from("ada:nitrate").toString("base64")}`);
  await publish(server.url, { username: "ada", password: "nitrate", token: "t0ken" });
  expect(server.authorizations.at(-1)).toBe("Bearer t0ken");
});

test("a training of the program is published behind it, and a server that is away holds nothing up", async () => {
  await using server = await startMlflowStandIn();
  await using program = await startLoggedInProgram({ environment: { MLFLOW_TRACKING_URI: server.url } });
  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set")) });
  await program.settled();
  const { training_id: id } = (await program.ask("/training/", "POST", {})).body;
  await expect.poll(async () => (await program.ask(`/training/${id}`)).body.state).toBe("done");
  await expect.poll(() => server.runs[0]?.status).toBe("FINISHED");
  expect([...server.models.keys()].sort()).toEqual(["filmotheque-list", "filmotheque-rating"]);
});
