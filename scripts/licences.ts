/** Writes docs/licences.md: what ships, and under which licence. `npm run licences` after a dependency changed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Lockfile, licenceList } from "./licenceList.ts";

const root = join(import.meta.dirname, "..");
// npm wrote it, and `npm ci` has checked it.
const lockfile: Lockfile = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
writeFileSync(join(root, "docs/licences.md"), licenceList(lockfile));
