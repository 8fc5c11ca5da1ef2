import { join } from "node:path";
import { expect, test } from "vitest";
import { blurayRoles, parsePlaylist } from "../../../src/intake/discs/bluray.ts";
import { discOf } from "../../../src/intake/discs/discPaths.ts";
import type { DiscRole } from "../../../src/intake/discs/discRole.ts";
import { dvdRoles, titleSetSeconds } from "../../../src/intake/discs/dvd.ts";
import { makePlaylist, makeTitleSetTable } from "../../fixtures/discTables.ts";

const files = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).map(([name, sizeBytes]) => ({ name, sizeBytes }));

const inWords = (roles: ReadonlyMap<string, DiscRole>) =>
  Object.fromEntries(
    [...roles].map(([name, role]) => [name, role.kind === "film" ? `film ${role.part ?? "whole"}` : role.kind]),
  );

const DVD = {
  "VIDEO_TS.VOB": 10,
  "VTS_01_0.VOB": 20,
  "VTS_01_1.VOB": 900,
  "VTS_02_1.VOB": 1_000,
  "VTS_02_2.VOB": 400,
};

test("the film of a DVD is the title set that its tables call the longest, its files in order", () => {
  expect(
    inWords(
      dvdRoles(
        files(DVD),
        new Map([
          [1, 7_200],
          [2, 600],
        ]),
      ),
    ),
  ).toEqual({
    "VIDEO_TS.VOB": "menu",
    "VTS_01_0.VOB": "menu",
    "VTS_01_1.VOB": "film whole",
    "VTS_02_1.VOB": "bonus",
    "VTS_02_2.VOB": "bonus",
  });
});

test("without tables the film of a DVD is the largest title set", () => {
  expect(inWords(dvdRoles(files(DVD), new Map()))).toMatchObject({
    "VTS_01_1.VOB": "bonus",
    "VTS_02_1.VOB": "film 1",
    "VTS_02_2.VOB": "film 2",
  });
});

test("a title set's table says how long its longest chain is", () => {
  expect(titleSetSeconds(makeTitleSetTable(60, 5_025, 90))).toBe(5_025);
});

test.each([
  Buffer.alloc(0),
  Buffer.from("DVDVIDEO-VMG"),
  makeTitleSetTable(60).subarray(0, 2_050),
  Buffer.alloc(9_000, 0xff),
])("a damaged table says nothing", (bytes) => {
  expect(titleSetSeconds(bytes) ?? 0).toBe(0);
});

const BLURAY = { "00001.m2ts": 100, "00800.m2ts": 9_000, "00801.m2ts": 3_000, "00002.M2TS": 200 };

test("the film of a Blu-ray is its longest playlist, its clips in their order and once each", () => {
  const playlists = [
    makePlaylist(["00001", 60]),
    makePlaylist(["00801", 3_000], ["00800", 5_000], ["00801", 3_000]),
    makePlaylist(["00800", 5_000], ["00999", 90_000]),
    makePlaylist(...Array.from({ length: 99 }, () => ["00001", 60] as const)),
  ].flatMap((bytes) => parsePlaylist(bytes) ?? []);
  expect(playlists).toHaveLength(4);
  expect(inWords(blurayRoles(files(BLURAY), playlists))).toEqual({
    "00001.m2ts": "bonus",
    "00002.M2TS": "bonus",
    "00801.m2ts": "film 1",
    "00800.m2ts": "film 2",
  });
});

test("without playlists the film of a Blu-ray is its largest files in the order of their numbers", () => {
  expect(inWords(blurayRoles(files(BLURAY), []))).toMatchObject({ "00800.m2ts": "film whole", "00801.m2ts": "bonus" });
  expect(inWords(blurayRoles(files({ "00000.MTS": 90, "00001.MTS": 100, "00002.MTS": 60 }), []))).toEqual({
    "00000.MTS": "film 1",
    "00001.MTS": "film 2",
    "00002.MTS": "film 3",
  });
});

test.each([
  Buffer.alloc(0),
  Buffer.from("MPLS"),
  Buffer.from("MPLS0200\xff\xff\xff\xff", "latin1"),
  makePlaylist(["00001", 60]).subarray(0, 55),
])("a damaged playlist names no clip", (bytes) => {
  expect(parsePlaylist(bytes)?.clips ?? []).toEqual([]);
});

test("a video belongs to a disc by its name and its folders", () => {
  const folder = join("/", "films", "Heat (1995)");
  expect(discOf(join(folder, "VIDEO_TS", "VTS_01_1.VOB"))?.kind).toBe("dvd");
  expect(discOf(join(folder, "vts_01_1.vob"))?.kind).toBe("dvd");
  expect(discOf(join(folder, "BDMV", "STREAM", "00800.m2ts"))).toEqual({
    kind: "bluray",
    videos: join(folder, "BDMV", "STREAM"),
    tables: join(folder, "BDMV", "PLAYLIST"),
  });
  expect(discOf(join(folder, "00800.m2ts"))).toBeNull();
  expect(discOf(join(folder, "Heat.vob"))).toBeNull();
});
