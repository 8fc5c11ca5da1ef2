import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { collectRelease } from "../../../scripts/collectRelease.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const folder = temporaryFolder("release");
let count = 0;

function machines(contents: Record<string, Record<string, string>>): { from: string; to: string } {
  count += 1;
  const from = join(folder, `from-${count}`);
  for (const [machine, files] of Object.entries(contents)) {
    mkdirSync(join(from, machine), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(from, machine, name), content);
  }
  return { from, to: join(folder, `to-${count}`) };
}

const description = (version: string, file: string) =>
  `version: ${version}\nfiles:\n  - url: ${file}\n    sha512: abc\npath: ${file}\n`;

test("the packages of all machines are in one folder, with checksums that sha256sum reads", async () => {
  const { from, to } = machines({ linux: { "a.AppImage": "one" }, windows: { "b.exe": "two" } });
  await collectRelease(from, to);
  expect(readdirSync(to).sort()).toEqual(["SHA256SUMS", "a.AppImage", "b.exe"]);
  const sum = (text: string) => createHash("sha256").update(text).digest("hex");
  expect(readFileSync(join(to, "SHA256SUMS"), "utf8")).toBe(`${sum("one")}  a.AppImage\n${sum("two")}  b.exe\n`);
});

test("both kinds of Mac are in one description, so that each finds its own file", async () => {
  const { from, to } = machines({
    "macos-arm64": { "latest-mac.yml": description("1.2.0", "filmotheque-1.2.0-mac-arm64.zip") },
    "macos-x64": { "latest-mac.yml": description("1.2.0", "filmotheque-1.2.0-mac-x64.zip") },
  });
  await collectRelease(from, to);
  expect(parse(readFileSync(join(to, "latest-mac.yml"), "utf8"))).toMatchObject({
    version: "1.2.0",
    files: [{ url: "filmotheque-1.2.0-mac-arm64.zip" }, { url: "filmotheque-1.2.0-mac-x64.zip" }],
  });
});

test("two versions, or two packages of one name, are refused", async () => {
  const versions = machines({
    a: { "latest-mac.yml": description("1.2.0", "a") },
    b: { "latest-mac.yml": description("1.3.0", "b") },
  });
  await expect(collectRelease(versions.from, versions.to)).rejects.toThrow("do not go together");
  const twice = machines({ a: { "x.deb": "1" }, b: { "x.deb": "2" } });
  await expect(collectRelease(twice.from, twice.to)).rejects.toThrow("two machines made");
});
