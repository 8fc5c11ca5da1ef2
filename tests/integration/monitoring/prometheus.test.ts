import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../../src/monitoring/index.ts";
import { openWebHost } from "../../../src/server/webHost.ts";
import { findPrometheus } from "../../support/prometheus.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

const programs = await findPrometheus();
if (!programs)
  console.log("tests with Prometheus are skipped: it is not installed, and Debian's package cannot be had");
const RESOURCES = join(import.meta.dirname, "../../../resources");

describe.skipIf(!programs)("Prometheus", () => {
  const promtool = (words: readonly string[], input = "") =>
    execFileSync(programs?.promtool ?? "", [...words], { input, encoding: "utf8" });

  test("takes our metrics as they are", async () => {
    await using program = await startLoggedInProgram();
    await program.clips("The.Blue.Lighthouse.1971.mp4");
    await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
    await program.settled();
    await program.ask("/api/films");
    await program.ask("/monitoring/drift");
    expect(promtool(["check", "metrics"], (await program.ask("/metrics")).body.text)).toBe("");
  });

  test("takes our scrape configuration and our alerts", () => {
    expect(promtool(["check", "config", join(RESOURCES, "prometheus/prometheus.yml")])).toContain("SUCCESS");
    expect(promtool(["check", "rules", join(RESOURCES, "prometheus/alerts.yml")])).toContain("SUCCESS");
    expect(promtool(["test", "rules", join(RESOURCES, "prometheus/alerts.test.yml")])).toContain("SUCCESS");
  });

  test("scrapes the running program", async () => {
    await using program = await startLoggedInProgram();
    const host = await openWebHost(async () => program.engine, { host: "127.0.0.1", port: 0 });
    const folder = temporaryFolder("prometheus");
    const port = await freePort();
    writeFileSync(
      join(folder, "prometheus.yml"),
      readFileSync(join(RESOURCES, "prometheus/prometheus.yml"), "utf8")
        .replace("127.0.0.1:4780", new URL(host.url).host)
        .replace(/scrape_interval: \S+/, "scrape_interval: 1s")
        .replace(/rule_files:\n.*\n/, ""),
    );
    const server = spawn(
      programs?.prometheus ?? "",
      [
        `--config.file=${join(folder, "prometheus.yml")}`,
        `--storage.tsdb.path=${join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: "ignore" },
    );
    try {
      const asked = async (query: string): Promise<number | null> => {
        try {
          const answer = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
          const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
          return data.result[0] ? Number(data.result[0].value[1]) : null;
        } catch {
          // It is not listening yet.
          return null;
        }
      };
      const figures = () =>
        Promise.all(
          [
            'up{job="filmotheque"}',
            "count(filmotheque_memory_bytes > 0) > bool 0",
            'count(filmotheque_use_case_duration_seconds_count{outcome="ok"})',
            "count(ALERTS)",
          ].map(asked),
        );
      await expect.poll(figures, { interval: 250 }).toEqual([1, 1, 10, null]);
    } finally {
      const gone = once(server, "exit");
      server.kill();
      await host.stop();
      await gone;
    }
  });
});

describe("Grafana's dashboards", () => {
  const files = readdirSync(join(RESOURCES, "grafana")).filter((name) => name.endsWith(".json"));
  const known = new Set(Object.values(METRICS).map(({ name }) => `filmotheque_${name}`));

  test.for(files)("%s asks only for what there is", (file) => {
    const text = readFileSync(join(RESOURCES, "grafana", file), "utf8");
    const board = JSON.parse(text) as { uid: string; panels: { title: string; targets?: { expr: string }[] }[] };
    expect(board.uid).toMatch(/^filmotheque-/);
    const queries = board.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
    expect(queries.length).toBeGreaterThan(5);
    for (const query of queries)
      for (const [name] of query.matchAll(/filmotheque_\w+/g))
        expect([query, known.has(name.replace(/_(bucket|sum|count)$/, "")) || known.has(name)]).toEqual([query, true]);
  });

  test("there is one for each face: overview, use cases, models and drift", () => {
    expect(files.toSorted()).toEqual(["models-and-drift.json", "overview.json", "use-cases.json"]);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
