import { expect, test } from "vitest";
import { mountsOf, parseMountInfo } from "../../../src/intake/fileAccess/mountPoints.ts";

const LINES = [
  "26 1 8:2 / / rw shared:1 - ext4 /dev/sda2 rw",
  "90 26 8:17 / /media/My\\040Drive rw shared:2 - ext4 /dev/sdb1 rw",
  "91 26 0:60 / /net rw - autofs /etc/auto.net rw",
  "92 26 0:61 / /nas rw - autofs /etc/auto.nas rw",
  "93 92 0:62 / /nas rw - nfs4 nas:/films rw",
  "94 26 8:2 /srv/films /films rw - ext4 /dev/sda2 rw",
];

test("mounts are read with spaces in their names, and one that only waits to be mounted is none", () => {
  expect(parseMountInfo(`${LINES.join("\n")}\n`)).toEqual([
    { path: "/", identity: "ext4 /dev/sda2 /" },
    { path: "/media/My Drive", identity: "ext4 /dev/sdb1 /" },
    { path: "/nas", identity: "nfs4 nas:/films /" },
    { path: "/films", identity: "ext4 /dev/sda2 /srv/films" },
  ]);
  expect(parseMountInfo("nonsense\n\n - ")).toEqual([]);
});

test("the mounts of a folder are the one it lies on and those below it, without the system's own", () => {
  const mounts = parseMountInfo(LINES.join("\n"));
  const paths = (folder: string) => mountsOf(folder, mounts).map(({ path }) => path);
  expect(paths("/media/My Drive/films")).toEqual(["/media/My Drive"]);
  expect(paths("/nas")).toEqual(["/nas"]);
  expect(paths("/media")).toEqual(["/media/My Drive"]);
  expect(paths("/home/ada")).toEqual([]);
});
