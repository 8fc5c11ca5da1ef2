import { join } from "node:path";
import { expect, test } from "vitest";
import { type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

async function withFilms(program: Program): Promise<void> {
  await program.clips("The.Blue.Lighthouse.1971.mp4");
  await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  await program.settled();
}

const figure = async (program: Program, series: string) =>
  Number(
    (await program.ask("/metrics")).body.text
      .split("\n")
      .find((line: string) => line.startsWith(`filmotheque_${series} `))
      ?.split(" ")
      .at(-1),
  );

test("every use case from import to list records its metrics", async () => {
  await using program = await startLoggedInProgram();
  await withFilms(program);
  const [{ id }] = (await program.ask("/api/films?limit=1")).body.items;
  await program.ask(`/api/films/${id}`);
  await program.ask(`/api/films/${id}/similar`);
  await program.ask("/api/me/recommendations");
  await program.ask("/api/sessions", "POST", { userId: "ada", password: "wrong wrong wrong" });
  for (const useCase of ["UC2", "UC3", "UC4", "UC5", "UC6", "UC7", "UC8", "UC9"])
    expect([
      useCase,
      await figure(program, `use_case_duration_seconds_count{use_case="${useCase}",outcome="ok"}`),
    ]).toEqual([useCase, expect.toSatisfy((count: number) => count >= 1)]);
  expect(await figure(program, 'use_case_duration_seconds_count{use_case="UC1",outcome="failed"}')).toBe(1);
  expect(await figure(program, 'batch_duration_seconds_count{use_case="UC2",batch="first"}')).toBe(1);
  expect(await figure(program, 'use_case_films_sum{use_case="UC2"}')).toBe(1);
  expect(await figure(program, 'film_completeness_ratio_count{use_case="UC3"}')).toBe(1);
  expect(await figure(program, 'film_completeness_ratio_sum{use_case="UC9"}')).toBeGreaterThan(0.3);
  expect(await figure(program, "file_to_enriched_seconds_count")).toBe(1);
});

test("a request has a trace with its queries, and the jobs that it set off", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips("The.Blue.Lighthouse.1971.mp4");
  const dropped = await program.ask("/api/files", "POST", { paths: [path] });
  const requestId = dropped.headers.get("x-request-id");
  await program.settled();
  const { trace, caused } = (await program.ask(`/api/flow/traces/${requestId}`)).body;
  expect(trace).toMatchObject({ kind: "request", name: "POST /api/files", useCase: "UC6", outcome: "202" });
  expect(trace.spans.some(({ kind }: { kind: string }) => kind === "query")).toBe(true);
  expect(trace.spans.some(({ kind }: { kind: string }) => kind === "thread")).toBe(true);
  expect(caused.length).toBeGreaterThan(0);
  expect(JSON.stringify([trace, caused])).not.toContain("Lighthouse");

  const { items } = (await program.ask("/api/flow/recent")).body;
  const request = items.find(({ traceId }: { traceId: string }) => traceId === requestId);
  expect(request).toMatchObject({ type: "flow.request", useCase: "UC6", status: 202 });
  expect(
    items.some(({ type, kind }: { type: string; kind?: string }) => type === "job.done" && kind === "identify"),
  ).toBe(true);
  expect((await program.ask("/api/flow/traces/nobody")).body.code).toBe("unknown_trace");
});

test("each request that leaves is counted by host and purpose, without what was asked", async () => {
  await using program = await startLoggedInProgram();
  await withFilms(program);
  const { allowed, items } = (await program.ask("/api/outbound-requests")).body;
  expect(allowed).toBe(true);
  const reasons = items.map(({ reason }: { reason: string }) => reason);
  expect(reasons).toContain("identify");
  const calls = items.reduce((sum: number, entry: { calls: number }) => sum + entry.calls, 0);
  expect(calls).toBe(program.tmdb.requests.length + program.wikimedia.requests.length);
  expect(JSON.stringify(items)).not.toContain("Lighthouse");
});

test("the page's own timings are kept within bounds", async () => {
  await using program = await startLoggedInProgram();
  const send = (timing: object) => program.ask("/api/metrics/client", "POST", { timings: [timing] });
  expect((await send({ kind: "view", view: "library", durationMs: 120 })).status).toBe(204);
  for (const nonsense of [
    { kind: "view", view: "library", durationMs: -1 },
    { kind: "view", view: "library", durationMs: 1e12 },
    { kind: "view", view: "library", durationMs: null },
    { kind: "view", view: "/films/secret title", durationMs: 1 },
    { kind: "nothing", view: "library", durationMs: 1 },
  ])
    expect((await send(nonsense)).status).toBe(422);
  const many = Array(101).fill({ kind: "view", view: "library", durationMs: 1 });
  expect((await program.ask("/api/metrics/client", "POST", { timings: many })).status).toBe(422);
  expect(await figure(program, 'page_view_seconds_count{view="library"}')).toBe(1);
});

test("strange questions to the history get clear answers", async () => {
  await using program = await startLoggedInProgram();
  const ask = async (query: string) => {
    const { status, body } = await program.ask(`/api/metrics/history?${query}`);
    return [status, body.code ?? body.series.length];
  };
  expect(await ask("name=nothing")).toEqual([404, "unknown_metric"]);
  expect(await ask("name=cpu_ratio&stepSeconds=0")).toEqual([422, "invalid_request"]);
  expect(await ask("name=cpu_ratio&from=yesterday")).toEqual([422, "invalid_request"]);
  expect(await ask("name=cpu_ratio&from=0")).toEqual([422, "span_too_long"]);
  expect(await ask("name=cpu_ratio&from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z")).toEqual([200, 0]);
  expect(await ask("name=filmotheque_cpu_ratio")).toEqual([200, 0]);
  expect(await ask("")).toEqual([422, "invalid_request"]);
});

test("the panel's first answer holds the seven figures and what each metric means", async () => {
  await using program = await startLoggedInProgram();
  await withFilms(program);
  await program.ask("/api/films");
  await program.engine.local.history.rollUp();
  const { tiles, metrics, threads, providers } = (
    await program.ask("/api/metrics/summary", "GET", undefined, { "accept-language": "fr" })
  ).body;
  expect(tiles.map(({ name }: { name: string }) => name)).toEqual([
    "click_to_view",
    "next_batch",
    "file_to_enriched",
    "memory",
    "cpu",
    "errors",
    "throughput",
  ]);
  const tile = (name: string) => tiles.find((one: { name: string }) => one.name === name);
  expect(tile("file_to_enriched").value).toBeGreaterThan(0);
  expect(tile("throughput").value).toBeGreaterThan(0);
  const served = new Set(metrics.flatMap(({ useCases }: { useCases: string[] }) => useCases));
  for (let number = 1; number <= 10; number += 1) expect(served).toContain(`UC${number}`);
  expect(threads.map(({ pool }: { pool: string }) => pool)).toContain("media");
  expect(providers[0]).toMatchObject({ name: "tmdb", state: "ok", pending: 0 });
  expect(providers[0].perMinute).toBeGreaterThan(0);
});

test("checks are listed worst first, with a remedy", async () => {
  await using program = await startLoggedInProgram();
  const well = (await program.ask("/api/health/checks")).body;
  expect(well.state).toBe("ok");
  expect(well.items).toHaveLength(9);
  program.engine.local.health.recordDatabaseFinding("row 7 missing from index");
  const bad = (await program.ask("/api/health/checks")).body;
  expect(bad.state).toBe("failed");
  expect(bad.items[0]).toMatchObject({ name: "database", state: "failed", action: "integrity" });
  expect(bad.items[0].text).toContain("row 7");
  await program.engine.local.health.watch();
  const { items } = (await program.ask("/api/alerts")).body;
  expect(items).toMatchObject([{ rule: "database_damaged", resolvedAt: null }]);
  expect((await program.ask(`/api/alerts/${items[0].id}/acknowledge`, "POST", {})).status).toBe(204);
  expect((await program.ask("/api/alerts/rules/drift/mute", "PUT", { minutes: 30 })).status).toBe(204);
  expect((await program.ask("/api/alerts")).body.muted).toMatchObject([{ rule: "drift" }]);
  await program.ask("/api/maintenance/integrity", "POST", {});
  await program.settled();
  expect((await program.ask("/api/health/checks")).body.state).toBe("ok");
});

test("writes that take longer than the machine's owner thinks normal are a warning", async () => {
  await using program = await startLoggedInProgram({ environment: { FILMOTHEQUE_SLOW_WRITE_MS: "0" } });
  const { items } = (await program.ask("/api/health/checks")).body;
  expect(items.find(({ name }: { name: string }) => name === "writer")).toMatchObject({ state: "warning" });
});

test("the log is read from its end, by level and word", async () => {
  await using program = await startLoggedInProgram();
  program.engine.log.info({ part: "one" }, "the first line");
  program.engine.log.warn({ part: "two" }, "a warning about pictures");
  const logs = async (query: string) =>
    (await program.ask(`/api/logs?${query}`)).body.items.map(({ message }: { message: string }) => message);
  expect((await logs("")).slice(0, 2)).toEqual(["a warning about pictures", "the first line"]);
  expect(await logs("level=warn")).toEqual(["a warning about pictures"]);
  expect(await logs("text=FIRST%20line")).toEqual(["the first line"]);
  expect(await logs("text=never")).toEqual([]);
});

test("errors are listed with their route", async () => {
  await using program = await startLoggedInProgram();
  await program.ask("/api/films/999999");
  const [error] = (await program.ask("/api/metrics/errors")).body.items;
  expect(error).toMatchObject({ code: "unknown_film", status: 404, where: "GET /api/films/{id}" });
  expect(error.requestId).toMatch(/^[0-9a-f-]{36}$/);
});
