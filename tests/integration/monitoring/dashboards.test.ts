import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { exposedSeries, fits, selectorsOf } from "../../support/prometheusText.ts";
import { madeFilms } from "../drift/madeFilms.ts";
import { writeRatingSet } from "../recommendation/ratingSetFiles.ts";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const RESOURCES = join(import.meta.dirname, "../../../resources");

interface Query {
  readonly where: string;
  readonly expression: string;
}

test("every query of a dashboard or a rule finds something in a program that has worked a while", async () => {
  await using program = await startLoggedInProgram();
  await work(program);
  const series = exposedSeries((await program.ask("/metrics")).body.text);
  const queries = [...dashboardQueries(), ...ruleQueries()];
  expect(queries.length).toBeGreaterThan(60);
  const missing = queries.flatMap(({ where, expression }) =>
    selectorsOf(expression)
      .filter((selector) => !series.some((one) => fits(one, selector)))
      // Responses that failed on our side, which are not there while all is well.
      .filter(({ matchers }) => !matchers.some(({ label, value }) => label === "status" && value === "5.."))
      .map(({ name, matchers }) => `${where}: ${name} ${JSON.stringify(matchers)}`),
  );
  expect(missing).toEqual([]);
});

test("dashboards can be read in a quiet household: no fixed window of minutes", () => {
  for (const { where, expression } of dashboardQueries())
    for (const [window] of expression.matchAll(/\[[^\]]+\]/g))
      expect([where, expression, window]).toEqual([
        where,
        expression,
        expect.stringMatching(/^\[(\$__rate_interval|\d+d)\]$/),
      ]);
});

function dashboardQueries(): Query[] {
  const folder = join(RESOURCES, "grafana");
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return files.flatMap((file) => {
    const { panels } = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      panels: { targets?: { expr: string }[] }[];
    };
    return panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => ({ where: file, expression: expr })));
  });
}

function ruleQueries(): Query[] {
  const rules = readFileSync(join(RESOURCES, "prometheus/alerts.yml"), "utf8");
  return rules
    .split("- alert:")
    .slice(1)
    .map((rule) => ({ where: "alerts.yml", expression: rule.slice(rule.indexOf("expr:"), rule.indexOf("labels:")) }));
}

/** A household's first weeks: files, ratings, a community, a training, lists, a look at the panel, maintenance. */
async function work(program: Program): Promise<void> {
  await program.clips("The.Blue.Lighthouse.1971.mp4", "film {tmdb-4000002}.mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.ask("/api/ratings/imports", "POST", { path: writeRatingSet(join(program.folder, "set")) });
  await program.settled();
  const { training_id } = (await program.ask("/training/", "POST", {})).body;
  const stateOf = async () => (await program.ask(`/training/${training_id}`)).body.state;
  await eventually("the training ends", async () => (await stateOf()) === "done");
  const films = madeFilms(program, 132);
  for (const [at, film] of films.entries())
    await program.ask(`/api/films/${film}/rating`, "PUT", { value: 2 + (at % 6) / 2 });
  await program.ask("/monitoring/drift");
  await lookAround(program);
  await program.ask("/predict/", "POST", { user_id: "ada", top_n: 5 });
  const view = { view: "library", durationMs: 40 };
  const timings = ["view", "next_batch", "interaction"].map((kind) => ({ kind, ...view }));
  await program.ask("/api/metrics/client", "POST", { timings });
  await program.ask("/api/sessions", "POST", { userId: "ada", password: "not it at all" });
  await program.ask("/api/maintenance/purge", "POST", {});
  await program.settled();
  await eventually("the machine was measured", async () =>
    (await program.ask("/metrics")).body.text.includes('filmotheque_cpu_ratio{figure="peak"}'),
  );
}

async function lookAround(program: Program): Promise<void> {
  const { items, nextCursor } = (await program.ask("/api/films?limit=2")).body;
  await program.ask(`/api/films?limit=2&cursor=${nextCursor}`);
  const shown = items[0].id;
  await program.ask(`/api/films/${shown}`);
  await program.ask(`/api/films/${shown}/similar`);
  const list = (await program.ask("/api/me/recommendations?limit=5")).body;
  const filmIds = list.items.map(({ film }: { film: { id: number } }) => film.id);
  await program.ask("/api/me/recommendations/seen", "POST", { filmIds });
  await program.ask(`/api/films/${filmIds[0]}`);
  await program.ask(`/api/films/${filmIds[0]}/rating`, "PUT", { value: 4.5 });
}
