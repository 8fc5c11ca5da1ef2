import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { OWNER, unreachableServices } from "./benchLibrary.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** The web host as people start it, in a separate process. */
export async function startHost(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(ROOT, "dist/main/server.js")], {
    env: { ...process.env, ...unreachableServices(folder) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const chunk of child.stdout!) {
    const url = /listening on (\S+)/.exec(String(chunk))?.[1];
    if (url) return { child, url };
  }
  throw new Error("the host did not start");
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await ended;
}

export function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1000;
}

export async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(OWNER),
  });
  return ((await answer.json()) as { sessionId: string }).sessionId;
}

/** A page of a logged-in user. */
export async function openPage(browser: Browser, url: string, session: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  await context.addCookies([{ name: "filmotheque_session", value: session, url, httpOnly: true, sameSite: "Strict" }]);
  return context.newPage();
}
