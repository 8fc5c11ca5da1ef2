import { describe, expect, test } from "vitest";
import { createMetrics } from "../../../src/monitoring/index.ts";

const seriesOf = (text: string) => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
const figureOf = (text: string, series: string) =>
  Number(
    seriesOf(text)
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")
      .at(-1),
  );

function someMetrics() {
  const metrics = createMetrics();
  metrics.request({ route: "/api/films/{id}", method: "GET", status: 200, seconds: 0.004 });
  metrics.useCase({ useCase: "UC2", outcome: "ok", seconds: 0.004, films: 60, batch: "first" });
  metrics.useCase({ useCase: "UC8", outcome: "failed", seconds: 1.2, completeness: 0.4 });
  metrics.fileEnriched(12);
  metrics.job({ kind: "probe", outcome: "done", seconds: 0.02 });
  const call = { provider: "tmdb", route: "/movie/{id}", outcome: "ok", cached: false, bytes: 9_000, durationMs: 80 };
  metrics.providerCall(call);
  metrics.databaseWrite(0.0002);
  metrics.error("not_a_video", "refused");
  metrics.eventStreamClients(1);
  metrics.eventLoopLag({ p50: 0, p99: 0.002, max: 0.004 });
  metrics.memory({ process: 100_000_000, heap: 40_000_000, external: 5_000_000, workers: 2_000_000 });
  metrics.cpu({ mean: 0.2, peak: 0.9 });
  metrics.onScrape("queueDepth", () => [{ labels: { kind: "probe", state: "queued" }, value: 3 }]);
  return metrics;
}

describe("the metrics", () => {
  test("have names that Prometheus accepts, each once, with help and our prefix", async () => {
    const lines = (await someMetrics().text()).split("\n");
    const named = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
    expect(new Set(named).size).toBe(named.length);
    for (const name of named) expect(name).toMatch(/^filmotheque_[a-z][a-z_]*[a-z]$/);
    const helped = lines.filter((line) => /^# HELP \S+ \S/.test(line));
    expect(helped).toHaveLength(named.length);
    for (const line of seriesOf(lines.join("\n"))) expect(line).toMatch(/^filmotheque_\w+(\{.*\})? -?[\d.e+-]+$/);
  });

  test("name counters _total and times _seconds, as the conventions want", async () => {
    const types = (await someMetrics().text()).split("\n").filter((line) => line.startsWith("# TYPE"));
    for (const line of types) {
      const [, , name = "", type] = line.split(" ");
      if (type === "counter") expect(name).toMatch(/_total$/);
      else expect(name).not.toMatch(/_total$/);
      if (type === "histogram") expect(name).toMatch(/_(seconds|films|ratio)$/);
    }
  });

  test("count what is reported", async () => {
    const text = await someMetrics().text();
    expect(figureOf(text, 'filmotheque_http_requests_total{route="/api/films/{id}",method="GET",status="200"}')).toBe(
      1,
    );
    expect(figureOf(text, 'filmotheque_use_case_duration_seconds_count{use_case="UC8",outcome="failed"}')).toBe(1);
    expect(figureOf(text, 'filmotheque_use_case_films_sum{use_case="UC2"}')).toBe(60);
    expect(figureOf(text, 'filmotheque_provider_bytes_total{provider="tmdb"}')).toBe(9_000);
    expect(figureOf(text, 'filmotheque_job_queue_depth{kind="probe",state="queued"}')).toBe(3);
  });

  test("know every use case from the start", async () => {
    const text = await createMetrics().text();
    for (let number = 1; number <= 10; number += 1) {
      const series = `filmotheque_use_case_duration_seconds_count{use_case="UC${number}",outcome="ok"}`;
      expect(figureOf(text, series)).toBe(0);
    }
  });

  test("do not grow with use: strange methods and ever new names are counted together", async () => {
    const metrics = someMetrics();
    for (let n = 0; n < 5_000; n += 1) {
      metrics.request({ route: "refused", method: `M${n}`, status: 404, seconds: 0 });
      metrics.error(`code_${n}`, "failed");
      metrics.job({ kind: `kind_${n}`, outcome: "done", seconds: 0 });
    }
    const text = await metrics.text();
    expect(figureOf(text, 'filmotheque_http_requests_total{route="refused",method="other",status="404"}')).toBe(5_000);
    expect(seriesOf(text).filter((line) => line.startsWith("filmotheque_errors_total"))).toHaveLength(201);
  });

  test("of two engines in one process are separate", async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.error("not_a_video", "refused");
    expect(await other.text()).not.toContain("not_a_video");
  });

  test("that are asked for forget what is no longer there", async () => {
    const metrics = createMetrics();
    let kinds = ["probe", "identify"];
    metrics.onScrape("queueDepth", async () => kinds.map((kind) => ({ labels: { kind, state: "queued" }, value: 1 })));
    expect(await metrics.text()).toContain('kind="identify"');
    kinds = ["probe"];
    expect(await metrics.text()).not.toContain('kind="identify"');
  });
});

describe("the summary", () => {
  test("tells the main figures", async () => {
    expect(await someMetrics().summary()).toMatchObject({
      requests: { count: 1, meanSeconds: 0.004 },
      firstPage: { count: 1 },
      nextPage: { count: 0, p99Seconds: null },
      fileToEnriched: { count: 1, meanSeconds: 12 },
      jobs: [{ kind: "probe", outcome: "done", count: 1 }],
      errors: [{ code: "not_a_video", count: 1 }],
      memoryBytes: { process: 100_000_000 },
      cpuRatio: { mean: 0.2, peak: 0.9 },
      eventLoopLagSeconds: { p99: 0.002 },
      eventStreamClients: 1,
    });
  });

  test("counts a use case's failures among its tries", async () => {
    const metrics = createMetrics();
    for (const outcome of ["ok", "ok", "failed"] as const) metrics.useCase({ useCase: "UC1", outcome, seconds: 0.06 });
    const { useCases } = await metrics.summary();
    expect(useCases).toHaveLength(10);
    expect(useCases[0]).toMatchObject({ useCase: "UC1", count: 3, failed: 1 });
    expect(useCases[0]?.p50Seconds).toBeGreaterThan(0.025);
    expect(useCases[0]?.p50Seconds).toBeLessThan(0.1);
  });
});
