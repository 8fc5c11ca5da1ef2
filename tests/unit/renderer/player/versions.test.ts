import { expect, test } from "vitest";
import { type FilmFile, versionsOf } from "../../../../renderer/features/player/versions.ts";
import { aFile } from "./aFile.ts";

const idsOf = (files: readonly FilmFile[]) => versionsOf(files).map(({ files: parts }) => parts.map(({ id }) => id));

test("parts of one copy are one version, in order", () => {
  const files = [
    aFile({ id: 3, part: 2, path: "/films/Heat/Heat cd2.avi" }),
    aFile({ id: 7, part: 1, path: "/films/Heat/Heat cd1.avi" }),
    aFile({ id: 5, part: 3, path: "/films/Heat/Heat cd3.avi" }),
  ];
  expect(idsOf(files)).toEqual([[7, 3, 5]]);
});

test("two copies in parts keep their own parts, by folder, then by format", () => {
  expect(
    idsOf([
      aFile({ id: 1, part: 1, path: "/a/Heat/CD1/heat.avi" }),
      aFile({ id: 2, part: 1, path: "/b/Heat/CD1/heat.avi" }),
      aFile({ id: 3, part: 2, path: "/b/Heat/CD2/heat.avi" }),
      aFile({ id: 4, part: 2, path: "/a/Heat/CD2/heat.avi" }),
    ]),
  ).toEqual([
    [1, 4],
    [2, 3],
  ]);
  expect(
    idsOf([
      aFile({ id: 1, part: 1, container: "avi", height: 480, path: "/a/Heat 1.avi" }),
      aFile({ id: 2, part: 1, path: "/a/Heat 1.mkv" }),
      aFile({ id: 3, part: 2, path: "/a/Heat 2.mkv" }),
    ]),
  ).toEqual([[1], [2, 3]]);
});

test("editions are not mixed, and a part without its beginning is a version of its own", () => {
  expect(
    idsOf([
      aFile({ id: 1, part: 1, edition: "Director’s Cut" }),
      aFile({ id: 2, part: 2, edition: null, path: "/films/Heat/Heat 2.mkv" }),
    ]),
  ).toEqual([[1], [2]]);
});
