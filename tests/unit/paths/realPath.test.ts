import fc from "fast-check";
import { expect, test } from "vitest";
import { pathRules, resolveRealPath } from "../../../src/paths/index.ts";
import { aName, aRoot, aWritingOf, KINDS, someNames } from "./arbitraryPaths.ts";

const windows = pathRules("windows");

/** What the system answers where `from`, and all below it, resolves to `to`. */
const leading =
  (rules: typeof windows, from: string, to: string) =>
  async (path: string): Promise<string> => {
    const inner = path === from ? "" : rules.relativeTo(path, from);
    return inner === null ? path : rules.join(to, inner);
  };

test.for(KINDS)("a link or junction of a %s system is followed to any target", async (kind) => {
  const rules = pathRules(kind);
  await fc.assert(
    fc.asyncProperty(aRoot(kind), aName, aRoot(kind), aName, someNames, async (root, link, other, target, names) => {
      const [from, to] = [rules.join(root, link), rules.join(other, target)];
      const place = await resolveRealPath(rules.join(from, ...names), leading(rules, from, to), rules);
      expect(place).toBe(rules.join(to, ...names));
    }),
  );
});

test("a drive letter mapped to a share or a folder is kept, in any case of the share's name", async () => {
  const aTarget = fc.oneof(aWritingOf("\\\\nas\\films\\"), fc.constantFrom("C:\\films", "\\\\?\\UNC\\nas\\films"));
  await fc.assert(
    fc.asyncProperty(aTarget, someNames, async (target, names) => {
      const path = windows.join("Z:\\", ...names);
      expect(await resolveRealPath(path, leading(windows, "Z:\\", windows.normalize(target)), windows)).toBe(path);
      const resolve = async (one: string) => leading(windows, "Z:\\", target)(one);
      expect(await resolveRealPath(path, resolve, windows)).toBe(path);
    }),
  );
});

test("a share whose case the system tells otherwise is the place it was", async () => {
  const resolve = async (path: string) => path.replace("\\\\nas\\films", "\\\\NAS\\Films");
  expect(await resolveRealPath("\\\\Nas\\FILMS\\new", resolve, windows)).toBe("\\\\nas\\films\\new");
});

test("a folder that leads to a volume without a letter keeps its name", async () => {
  const volume = "\\\\?\\Volume{b75e2c83-0000-0000-0000-602f00000000}\\";
  const place = await resolveRealPath("C:\\disk\\films", leading(windows, "C:\\disk", volume), windows);
  expect(place).toBe("C:\\disk\\films");
});
