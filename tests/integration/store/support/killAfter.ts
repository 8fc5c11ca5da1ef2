/**
 * Loaded before a program (`node --import`): kills it, without any goodbye, right after the file system was changed for
 * the n-th time (`FILMOTHEQUE_TEST_KILL_AFTER`). It wraps node:fs in the main thread and in every other.
 */
import fs from "node:fs";
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const CHANGES = ["rename", "rm", "rmdir", "mkdir", "copyFile", "writeFile", "utimes", "chmod", "unlink"];
const last = Number(process.env.FILMOTHEQUE_TEST_KILL_AFTER);
let changes = 0;

function count(): void {
  changes += 1;
  if (changes === last) process.kill(process.pid, "SIGKILL");
}

type Functions = Record<string, (...words: unknown[]) => unknown>;
const [blocking, waiting] = [fs as unknown as Functions, promises as unknown as Functions];
for (const name of [...CHANGES, "fsync", "write"]) {
  const real = blocking[`${name}Sync`]!;
  blocking[`${name}Sync`] = (...words) => {
    const result = real(...words);
    count();
    return result;
  };
}
for (const name of CHANGES) {
  const real = waiting[name]!;
  waiting[name] = async (...words) => {
    const result = await real(...words);
    count();
    return result;
  };
}
const realStream = blocking.createWriteStream!;
blocking.createWriteStream = (...words) => {
  const stream = realStream(...words) as fs.WriteStream;
  stream.once("open", count);
  stream.once("close", count);
  return stream;
};
syncBuiltinESMExports();
