import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLogger } from "../../../src/monitoring/index.ts";

const SECRET = "s3cr3t-0123456789abcdef";

function someLog({ inFolder = true }: { inFolder?: boolean } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "logs", "filmotheque.log");
  const said: string[] = [];
  const read = () => (existsSync(file) ? readFileSync(file, "utf8") : "");
  return {
    folder,
    file,
    said,
    open: () =>
      createLogger({
        level: "info",
        folder: inFolder ? folder : undefined,
        terminal: { write: (line) => said.push(line) },
      }),
    /** The lines of the file once there are that many. */
    async lines(count: number): Promise<Record<string, unknown>[]> {
      await expect.poll(() => read().split("\n").length - 1).toBe(count);
      return read()
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    },
  };
}

test("each line of the file is one JSON object with its facts", async () => {
  const log = someLog();
  const logger = log.open();
  logger.info({ jobId: 12, kind: "probe" }, "a job is done");
  logger.child({ requestId: "abc" }).info("answered");
  logger.debug("too much to know");
  const [first, second] = await log.lines(2);
  expect(first).toMatchObject({ jobId: 12, kind: "probe", msg: "a job is done", level: 30 });
  expect(second).toMatchObject({ requestId: "abc", msg: "answered" });
});

test("the file is for its owner alone", async () => {
  const log = someLog();
  log.open().info("here");
  await log.lines(1);
  expect(statSync(log.file).mode & 0o777).toBe(0o600);
  expect(statSync(join(log.folder, "logs")).mode & 0o777).toBe(0o700);
});

test("warnings and errors are also said on the terminal, in one short line each", async () => {
  const log = someLog();
  const logger = log.open();
  logger.info("nothing to say");
  logger.warn({ err: Object.assign(new Error("no answer"), { code: "provider_unreachable" }) }, "a job failed");
  logger.error("turned \u202e and \u001b[2J cleared\n");
  expect(log.said).toEqual([
    expect.stringMatching(/^\d{4}-\S+Z warning: a job failed — provider_unreachable: no answer\n$/),
    expect.stringMatching(/ error: turned \\u202e and \\u001b\[2J cleared\\u000a\n$/),
  ]);
  expect((await log.lines(3))[1]).toMatchObject({ err: { stack: expect.stringContaining("log.test.ts") } });
});

test("secrets are redacted everywhere in a log line", async () => {
  const log = someLog();
  const logger = log.open();
  const failure = Object.assign(new Error(`GET https://api/3/movie?api_key=${SECRET} failed`), {
    facts: { token: SECRET, url: `postgres://ada:${SECRET}@db` },
    cause: new Error(`Bearer ${SECRET}`),
  });
  logger.error({ err: failure }, "failed");
  logger.warn({ password: SECRET, request: { headers: { cookie: SECRET, authorization: SECRET } } }, "fields");
  logger.warn({ a: { b: { c: { d: { password: SECRET, tmdbKey: SECRET } } } } }, `in a text: password=${SECRET}`);
  logger.child({ sessionId: SECRET }).warn("from a child");
  await log.lines(4);
  expect(readFileSync(log.file, "utf8")).not.toContain(SECRET);
  expect(log.said.join("")).not.toContain(SECRET);
});

test("a log that has grown is rotated at the next start, and five old ones are kept", async () => {
  const log = someLog();
  mkdirSync(join(log.folder, "logs"));
  for (let start = 1; start <= 7; start += 1) {
    writeFileSync(log.file, `${start}`.padEnd(5 * 1024 * 1024, "."));
    log.open().info("started");
    await log.lines(1);
  }
  const kept = readdirSync(join(log.folder, "logs")).toSorted();
  expect(kept).toEqual(["filmotheque.log", ...[1, 2, 3, 4, 5].map((number) => `filmotheque.log.${number}`)]);
  expect(readFileSync(`${log.file}.1`, "utf8")[0]).toBe("7");
  expect(readFileSync(`${log.file}.5`, "utf8")[0]).toBe("3");
});

test("a log that cannot be rotated is written on, and rotated as soon as it can be", async () => {
  const log = someLog();
  const older = `${log.file}.5`;
  mkdirSync(join(older, "held"), { recursive: true });
  writeFileSync(`${log.file}.4`, "older\n");
  writeFileSync(log.file, `${"{}".padEnd(5 * 1024 * 1024)}\n`);

  const logger = log.open();
  logger.info("not rotated");
  expect(log.said).toEqual([
    expect.stringMatching(
      /^The log cannot be written to .*: .*filmotheque\.log\.5 is a folder, and a file is needed there/,
    ),
  ]);
  expect(readFileSync(log.file, "utf8")).toContain("not rotated");
  rmSync(older, { recursive: true });
  logger.info("x".repeat(300 * 1024));
  logger.info("rotated");

  expect((await log.lines(1))[0]).toMatchObject({ msg: "rotated" });
  expect(readFileSync(`${log.file}.1`, "utf8")).toContain("not rotated");
  expect(readFileSync(older, "utf8")).toBe("older\n");
});

test("a log that cannot be written is reported once, and nothing else breaks", async () => {
  const log = someLog();
  mkdirSync(log.file, { recursive: true });
  const logger = log.open();
  logger.info("lost");
  logger.info("lost too");
  await expect.poll(() => log.said.length).toBe(1);
  expect(log.said[0]).toMatch(/^The log cannot be written to .*: .*filmotheque\.log is a folder/);
});

test.skipIf(!existsSync("/dev/full"))("a full disk is reported once, and the program goes on", async () => {
  const log = someLog();
  mkdirSync(join(log.folder, "logs"));
  symlinkSync("/dev/full", log.file);
  const logger = log.open();
  for (let n = 0; n < 5; n += 1) logger.info("lost");
  expect(log.said).toEqual([expect.stringMatching(/^The log cannot be written to .*logs: the disk of .* is full/)]);
});

test("without a folder only the terminal hears of it", () => {
  const log = someLog({ inFolder: false });
  log.open().warn("careful");
  expect(log.said).toHaveLength(1);
  expect(readdirSync(log.folder)).toEqual([]);
});
