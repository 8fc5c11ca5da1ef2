import "../src/server/requireNode.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeOutput } from "../src/terminal/index.ts";
import { buildIfOld } from "./build.ts";
import { openBrowser } from "./openBrowser.ts";

/**
 * `npm run demo`: a separate library in a temporary folder, filled with sample films by the program itself. No key,
 * no network; the folder goes when the demo ends.
 */
const ROOT = resolve(import.meta.dirname, "..");
const OWNER = { userId: "demo", password: "a seat in the third row" };

buildIfOld(ROOT);
const dataFolder = mkdtempSync(join(tmpdir(), "filmotheque-demo-"));
process.env.FILMOTHEQUE_DATA = dataFolder;
process.env.FILMOTHEQUE_PORT ??= "0";
process.on("exit", () => rmSync(dataFolder, { recursive: true, force: true }));

const { host } = (await import(join(ROOT, "dist/main/server.js"))) as { host: { url: string } | null };
if (host) await fill(host.url);

async function fill(url: string): Promise<void> {
  const { sessionId } = (await ask(url, "/api/setup", OWNER)) as { sessionId: string };
  await ask(url, "/api/samples", undefined, sessionId);
  writeOutput(`The demo library is filling with sample films: ${url}`);
  writeOutput(`Log in as "${OWNER.userId}" with "${OWNER.password}". Ctrl+C stops the demo and deletes its folder.`);
  openBrowser(url);
}

async function ask(url: string, path: string, body: object | undefined, sessionId?: string): Promise<unknown> {
  const answer = await fetch(new URL(path, url), {
    method: "POST",
    headers: { "content-type": "application/json", ...(sessionId ? { authorization: `Bearer ${sessionId}` } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}
