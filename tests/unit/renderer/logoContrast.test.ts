import { expect, test } from "vitest";
import { isReadableOn } from "../../../renderer/features/film/logoContrast.ts";

const DARK = "rgb(19, 16, 24)";
const LIGHT = "rgb(246, 242, 236)";
const pixels = (...colours: readonly (readonly [number, number, number, number])[]) =>
  new Uint8ClampedArray(colours.flat());
const WHITE = [255, 255, 255, 255] as const;
const BLACK = [0, 0, 0, 255] as const;
const NOTHING = [255, 255, 255, 0] as const;

test("a white logo is shown on the dark ground and not on the light one; a black one the other way round", () => {
  expect(isReadableOn(pixels(WHITE, NOTHING), DARK)).toBe(true);
  expect(isReadableOn(pixels(WHITE, NOTHING), LIGHT)).toBe(false);
  expect(isReadableOn(pixels(BLACK, NOTHING), LIGHT)).toBe(true);
  expect(isReadableOn(pixels(BLACK, NOTHING), DARK)).toBe(false);
});

test("an outline may be lost, half of the letters may not; an empty picture is no logo", () => {
  expect(isReadableOn(pixels(WHITE, WHITE, WHITE, WHITE, BLACK), DARK)).toBe(true);
  expect(isReadableOn(pixels(WHITE, BLACK), DARK)).toBe(false);
  expect(isReadableOn(pixels(NOTHING), DARK)).toBe(false);
});
