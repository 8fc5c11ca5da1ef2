import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readArtefact } from "../../../src/recommendation/registry/artefact.ts";
import { modelFromArtefact } from "../../../src/recommendation/registry/modelArtefacts.ts";
import { checkPortable } from "../../../src/recommendation/registry/portableArtefact.ts";

const DOCS = resolve(import.meta.dirname, "../../../docs");
const FILMS = `[
  {"title": "Metropolis", "year": 1927, "tmdb_id": 19, "imdb_id": 17136, "mean": 4.0, "count": 9},
  {"title": "Le Voyage dans la Lune", "year": 1902, "tmdb_id": 775, "imdb_id": None, "mean": 3.5, "count": 8},
  {"title": None, "year": None, "tmdb_id": 19, "imdb_id": None, "mean": 3.0, "count": 7},
]`;

/** What the script's functions write, without Spark: they need Python's standard library alone. */
function written(expression: string): Buffer {
  const program = `import sys; sys.path.insert(0, sys.argv[1]); sys.dont_write_bytecode = True; import spark_als as s; sys.stdout.buffer.write(${expression})`;
  return execFileSync("python3", ["-c", program, DOCS]);
}

function hasPython(): boolean {
  try {
    execFileSync("python3", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!hasPython())("the models that the Spark script writes are served", () => {
  const rating = readArtefact(written(`s.rating_artefact(${FILMS}, [[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]])`));
  expect(checkPortable(rating)).toMatchObject({
    role: "rating",
    films: { tmdbIds: Int32Array.of(19, 775, 0), titles: ["Metropolis", "Le Voyage dans la Lune", ""] },
  });
  const served = modelFromArtefact(rating);
  if (served.kind !== "svd") throw new Error(served.kind);
  // Somebody whom the training did not know gets the film's mean.
  expect(served.model.estimate(-1, 1)).toBeCloseTo(3.5);

  const inverse = "[1, -0.5, 0, -0.5, 1, 0, 0, 0, 1]";
  const list = readArtefact(written(`s.list_artefact(${FILMS}, ${inverse}, ${inverse})`));
  expect(checkPortable(list)).toMatchObject({ role: "list", kind: "ease_pair" });
  const model = modelFromArtefact(list);
  if (model.kind !== "ease_pair") throw new Error(model.kind);
  const scores = model.model.scores({ films: Int32Array.of(0), values: Float32Array.of(5) });
  expect(scores[1]).toBeGreaterThan(scores[2] ?? 0);
});
