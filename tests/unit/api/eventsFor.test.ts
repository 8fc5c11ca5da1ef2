import { expect, test } from "vitest";
import { eventForKids } from "../../../src/api/eventsFor.ts";

const AT = "2026-11-27T12:00:00.000Z";
const isVisible = (filmId: number) => filmId === 1;

test("a kids profile is told of the films that it may see", () => {
  const event = { type: "film.changed", at: AT, filmId: 1, fileId: 7 } as const;
  expect(eventForKids(event, isVisible)).toEqual({ type: "film.changed", at: AT, filmId: 1, fileId: undefined });
});

test("of a film that became hidden, or left, it learns only that films changed", () => {
  for (const type of ["film.changed", "film.removed"] as const)
    expect(eventForKids({ type, at: AT, filmId: 2 }, isVisible)).toEqual({ type: "film.changed", at: AT });
});

test("it learns nothing of a new hidden film, nor of anything but films", () => {
  expect(eventForKids({ type: "film.added", at: AT, filmId: 2 }, isVisible)).toBeNull();
  expect(eventForKids({ type: "communities.changed", at: AT }, isVisible)).toBeNull();
});
