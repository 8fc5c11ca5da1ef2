import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Lockfile, licenceList, shippedPackages } from "../../../scripts/licenceList.ts";

const root = join(import.meta.dirname, "../../..");
const lockfile: Lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const list = readFileSync(join(root, "docs/licences.md"), "utf8");

test("every package that ships is on the list, with its licence", () => {
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const shipped = shippedPackages(lockfile);
  expect([...shipped.keys()]).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  for (const [name, licence] of shipped) {
    expect(list, `${name}: run npm run licences`).toContain(`| ${name} | ${licence} |`);
    expect(licence, name).not.toBe("unknown");
  }
});

test("the committed list is up to date", () => {
  expect(licenceList(lockfile), "run npm run licences").toBe(list);
});

test("development packages are not on it; nested packages are", () => {
  const packages = {
    "": {},
    "node_modules/ours": { license: "MIT" },
    "node_modules/ours/node_modules/@its/own": { license: "ISC" },
    "node_modules/tool": { license: "MIT", dev: true },
  };
  expect([...shippedPackages({ packages })]).toEqual([
    ["@its/own", "ISC"],
    ["ours", "MIT"],
  ]);
});
