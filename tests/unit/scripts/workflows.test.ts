import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = resolve(import.meta.dirname, "../../..");
const FOLDER = join(ROOT, ".github/workflows");

const permissions = z.record(z.string(), z.enum(["read", "write"]));
const step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  shell: z.literal("bash").optional(),
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  env: z.record(z.string(), z.string()).optional(),
  "working-directory": z.string().optional(),
});
const job = z.looseObject({
  needs: z.string().optional(),
  "runs-on": z.string(),
  "timeout-minutes": z.number(),
  permissions: permissions.optional(),
  strategy: z.looseObject({ matrix: z.record(z.string(), z.array(z.unknown())) }).optional(),
  steps: z.array(step).min(1),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: z.looseObject({ group: z.string() }),
  jobs: z.record(z.string(), job),
});

const names = readdirSync(FOLDER);
const text = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const read = (name: string) => workflow.parse(parse(text(name), { strict: true, uniqueKeys: true }));
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

test("there is one workflow for every change, and one for a release", () => {
  expect(names.sort()).toEqual(["ci.yml", "release.yml"]);
});

describe.each(names)("%s", (name) => {
  const { jobs, permissions: granted } = read(name);
  const steps = Object.values(jobs).flatMap((found) => found.steps);
  const commands = steps.flatMap(({ run }) => run ?? []).join("\n");

  test("every step does one thing", () => {
    expect(steps.filter(({ uses, run }) => (uses === undefined) === (run === undefined))).toEqual([]);
  });

  test("every job waits for one that exists", () => {
    const missing = Object.values(jobs).flatMap(({ needs }) => (needs && !jobs[needs] ? [needs] : []));
    expect(missing).toEqual([]);
  });

  test("the commands that it runs exist", () => {
    const run = [...commands.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => match[1] ?? "");
    const started = /npm (test|start)\b/.test(commands) ? ["test"] : [];
    expect([...run, ...started].length).toBeGreaterThan(0);
    expect([...run, ...started].filter((script) => !scripts[script])).toEqual([]);
    const files = [...commands.matchAll(/node ((?:scripts|node_modules\/electron)\/[\w./-]+)/g)].map(
      (match) => match[1] ?? "",
    );
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("third-party actions are pinned to a commit, with the version in a comment", () => {
    const used = text(name).match(/uses: .*/g) ?? [];
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((line) => !/^uses: actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test("nothing may write but the job that publishes, which runs no code of packages", () => {
    expect(Object.values(granted).filter((right) => right === "write")).toEqual([]);
    const writers = Object.values(jobs).filter((found) => Object.values(found.permissions ?? {}).includes("write"));
    expect(
      writers
        .flatMap((found) => found.steps.map(({ run }) => run ?? ""))
        .filter((run) => /\b(npm|npx|node)\b/.test(run)),
    ).toEqual([]);
    expect(writers.length).toBe(name === "release.yml" ? 1 : 0);
  });

  test("what comes from outside reaches a command as a variable, never as its text", () => {
    expect(steps.filter(({ run }) => run?.includes("${{"))).toEqual([]);
  });
});

test("every change is tested with the README's command, on three systems, with the oldest Node and the newest", () => {
  const command = /npm ci && npm test/;
  expect(readFileSync(join(ROOT, "README.md"), "utf8")).toMatch(command);
  const found = read("ci.yml").jobs.test;
  expect(found?.steps.some(({ run }) => run === "npm ci && npm test")).toBe(true);
  expect(found?.strategy?.matrix.node).toEqual([20, 24]);
  const systems = (found?.strategy?.matrix.system ?? []).map((system) => String(system).split("-")[0]);
  expect(systems.sort()).toEqual(["macos", "ubuntu", "windows"]);
});

test("a release is tested before it is packaged, and its packages are those of electron-builder.yml", () => {
  const { jobs } = read("release.yml");
  expect(jobs.package?.needs).toBe("verify");
  expect(jobs.verify?.steps.some(({ run }) => run === "npm ci && npm test")).toBe(true);
  const uploaded = jobs.package?.steps.map((found) => String(found.with?.path ?? "")).join("\n");
  const builder: Record<"linux" | "mac" | "win", { target: string[] }> = parse(
    readFileSync(join(ROOT, "electron-builder.yml"), "utf8"),
  );
  const endings: Record<string, string> = { AppImage: "AppImage", deb: "deb", dmg: "dmg", zip: "zip", nsis: "exe" };
  for (const target of [...builder.linux.target, ...builder.mac.target, ...builder.win.target])
    expect(uploaded, target).toContain(`release/*.${endings[target]}`);
});
