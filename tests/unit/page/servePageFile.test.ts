import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { servePageFile } from "../../../src/page/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const SCRIPT = "export const films = 1;\n".repeat(100);

test.for([
  ["br, gzip", "br"],
  ["gzip, deflate, br;q=0.5", "gzip"],
  ["gzip", "gzip"],
  ["*", "br"],
  ["br;q=0, *", "gzip"],
  ["BR", "br"],
  ["zstd", null],
  ["", null],
] as const)("a client that accepts “%s” gets the script as %s", async ([accepted, encoding]) => {
  const answer = await ask("/assets/page-1a2b.js", { "accept-encoding": accepted });
  expect(answer?.headers.get("content-encoding")).toBe(encoding);
  expect(answer?.headers.get("vary")).toBe("Accept-Encoding");
  expect(answer?.headers.get("content-type")).toContain("javascript");
  expect(answer?.headers.get("cache-control")).toContain("immutable");
  const sent = Buffer.from(await (answer ?? new Response()).arrayBuffer());
  expect(sent.byteLength).toBe(Number(answer?.headers.get("content-length")));
  const expected = { br: brotliCompressSync(SCRIPT), gzip: gzipSync(SCRIPT) };
  expect(sent.equals(encoding === null ? Buffer.from(SCRIPT) : expected[encoding])).toBe(true);
});

test("a private scheme, which decodes nothing, gets the uncompressed file", async () => {
  const answer = await servePageFile(aPage(), "/assets/page-1a2b.js");
  expect(answer?.headers.get("content-encoding")).toBeNull();
  expect(await answer?.text()).toBe(SCRIPT);
});

test("each encoding has its own ETag, and a client that has it gets 304 with the same headers", async () => {
  const folder = aPage();
  const tagOf = async (accepted: string) => {
    const answer = await servePageFile(folder, "/", new Headers({ "accept-encoding": accepted }));
    return answer?.headers.get("etag") ?? "";
  };
  const [plain, brotli] = [await tagOf(""), await tagOf("br")];
  expect(plain).not.toBe(brotli);
  for (const tag of [brotli, `W/${brotli}`, `"other", ${brotli}`]) {
    const headers = new Headers({ "accept-encoding": "br", "if-none-match": tag });
    const again = await servePageFile(folder, "/", headers);
    expect([again?.status, again?.headers.get("etag"), again?.headers.get("cache-control")]).toEqual([
      304,
      brotli,
      "no-cache",
    ]);
  }
  const other = await servePageFile(folder, "/", new Headers({ "accept-encoding": "br", "if-none-match": plain }));
  expect(other?.status).toBe(200);
});

test.skipIf(process.platform === "win32")(
  "a compressed form that is a link out of the page's folder is not sent",
  async () => {
    const folder = aPage();
    const secret = join(temporaryFolder("secret"), "secret");
    writeFileSync(secret, "secret");
    writeFileSync(join(folder, "assets", "linked.js"), SCRIPT);
    symlinkSync(secret, join(folder, "assets", "linked.js.br"));
    const answer = await servePageFile(folder, "/assets/linked.js", new Headers({ "accept-encoding": "br" }));
    expect(await answer?.text()).toBe(SCRIPT);
  },
);

function ask(path: string, headers: Record<string, string>): Promise<Response | null> {
  return servePageFile(aPage(), path, new Headers(headers));
}

/** As the build writes it. */
function aPage(): string {
  const folder = temporaryFolder("page");
  mkdirSync(join(folder, "assets"));
  const files = { "index.html": "<!doctype html>".padEnd(2_000), "assets/page-1a2b.js": SCRIPT };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  return folder;
}
