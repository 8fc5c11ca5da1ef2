import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchTestBrowser } from "./support/browser.ts";

let browser: Browser;
const servers: Server[] = [];

beforeAll(async () => {
  browser = await launchTestBrowser();
});
afterAll(async () => {
  await browser?.close();
  for (const server of servers) server.close();
});

test("the browser of the tests starts and lays out a page", async () => {
  const page = await browser.newPage();
  await page.setContent("<h1>Filmothèque</h1>");
  expect(await page.getByRole("heading").textContent()).toBe("Filmothèque");
});

test("the browser of the tests keeps its web security: a page cannot read another origin", async () => {
  const [own, foreign] = [await aPageServer(), await aPageServer()];
  const page = await browser.newPage();
  await page.goto(own);

  const reading = (url: string) =>
    fetch(url).then(
      () => "read",
      () => "refused",
    );
  expect(await page.evaluate(reading, own)).toBe("read");
  expect(await page.evaluate(reading, foreign)).toBe("refused");
});

async function aPageServer(): Promise<string> {
  const server = createServer((_, response) => response.end("a page"));
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
