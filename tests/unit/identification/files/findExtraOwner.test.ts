import { expect, test } from "vitest";
import { findExtraOwner, ownerFolder } from "../../../../src/identification/files/findExtraOwner.ts";

const copy = (path: string, film: number, title: string) => ({ path, film, title });
const HEAT = copy("/f/Heat (1995)/Heat (1995).mkv", 1, "Heat");

test("folders named for extras lead to the film above them", () => {
  expect(ownerFolder("/f/Heat (1995)/Extras/Making of.mkv")).toBe("/f/Heat (1995)");
  expect(ownerFolder("/f/Heat (1995)/Extras/Interviews/Mann.mkv")).toBe("/f/Heat (1995)");
  expect(ownerFolder("/f/Heat (1995)/Heat-trailer.mkv")).toBe("/f/Heat (1995)");
});

test("an extra in a subfolder belongs to the only film above", () => {
  expect(findExtraOwner({ path: "/f/Heat (1995)/Extras/Making of.mkv", title: "Making of" }, [HEAT])).toBe(1);
  expect(findExtraOwner({ path: "/f/Heat (1995)/Extras/Making of.mkv", title: "Heat" }, [])).toBeNull();
});

test("among several films the name decides, the longest first", () => {
  const films = [
    copy("/f/Alien.mkv", 1, "Alien"),
    copy("/f/Alien 3.mkv", 2, "Alien 3"),
    copy("/f/Heat.mkv", 3, "Heat"),
  ];
  expect(findExtraOwner({ path: "/f/Alien 3-trailer.mkv", title: "Alien 3" }, films)).toBe(2);
  expect(findExtraOwner({ path: "/f/Alien-trailer.mkv", title: "Alien" }, films)).toBe(1);
  expect(findExtraOwner({ path: "/f/Heathers-trailer.mkv", title: "Heathers" }, films)).toBeNull();
});

test("a trailer of another film next to the only film does not belong to it", () => {
  expect(findExtraOwner({ path: "/f/Ronin-trailer.mkv", title: "Ronin" }, [copy("/f/Heat.mkv", 1, "Heat")])).toBeNull();
  expect(findExtraOwner({ path: "/f/Heat (1995)/sample.mkv", title: "Heat" }, [HEAT])).toBe(1);
});

test("copies of one film are one owner", () => {
  const copies = [HEAT, copy("/f/Heat (1995)/Heat (1995) 4K.mkv", 1, "Heat")];
  expect(findExtraOwner({ path: "/f/Heat (1995)/Trailers/one.mkv", title: "one" }, copies)).toBe(1);
});
