import sharp from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { expect, test } from "vitest";
import { prepareImage } from "../../../src/enrichment/artwork/prepareImage.ts";
import { imageBackend } from "../../../src/images/index.ts";

// The images are made, and the results read, by sharp's native build: what is tested is its WebAssembly build.

const COLOUR = { r: 200, g: 80, b: 30 };
const image = (width = 300, height = 200) => sharp({ create: { width, height, channels: 3, background: COLOUR } });
const seeThrough = () =>
  sharp({ create: { width: 300, height: 200, channels: 4, background: { ...COLOUR, alpha: 0.5 } } });

async function firstPixel(webp: Uint8Array): Promise<number[]> {
  const { data, info } = await sharp(webp).raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray(0, info.channels)];
}

function expectNear(found: readonly number[], wanted: readonly number[], tolerance: number): void {
  expect(found).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) expect(Math.abs(found[index]! - value)).toBeLessThanOrEqual(tolerance);
}

test("images are decoded by WebAssembly, not by a native library", () => {
  expect(imageBackend()).toBe("wasm");
  expect(process.arch).not.toBe("wasm32");
});

test.each([
  ["JPEG", image().jpeg(), 3],
  ["progressive JPEG", image().jpeg({ progressive: true }), 3],
  ["JPEG with a wide colour profile", image().withIccProfile("p3").jpeg(), 4],
  ["CMYK JPEG", image().toColourspace("cmyk").jpeg(), 32],
  ["PNG of 16 bits", image().toColourspace("rgb16").png(), 3],
  ["PNG with a palette", image().png({ palette: true }), 3],
  ["lossless WebP", image().webp({ lossless: true }), 3],
  ["AVIF", image().avif(), 5],
])("a %s keeps its colour", async (_, source, tolerance) => {
  const { variants, ...seen } = await prepareImage({ bytes: await source.toBuffer(), sizes: [100] });
  expect(seen).toMatchObject({ width: 300, height: 200 });
  expectNear(await firstPixel(variants[0]!.webp), [200, 80, 30], tolerance);
});

test.each([
  ["PNG", seeThrough().png()],
  ["WebP", seeThrough().webp()],
  ["AVIF", seeThrough().avif()],
])("what can be seen through in a %s stays so", async (_, source) => {
  const { variants } = await prepareImage({ bytes: await source.toBuffer(), sizes: [100] });
  expectNear(await firstPixel(variants[0]!.webp), [200, 80, 30, 128], 5);
});

test("a grey image comes out grey", async () => {
  const { variants } = await prepareImage({ bytes: await image().greyscale().jpeg().toBuffer(), sizes: [100] });
  const [red, green, blue] = await firstPixel(variants[0]!.webp);
  expectNear([red!, green!], [blue!, blue!], 2);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])("an image of EXIF orientation %i is upright", async (orientation) => {
  const stored = await halves().withMetadata({ orientation }).jpeg().toBuffer();
  const upright = await sharp(stored).autoOrient().resize({ width: 60 }).raw().toBuffer();
  const { variants, width, height } = await prepareImage({ bytes: stored, sizes: [60] });
  expect([width, height]).toEqual(orientation >= 5 ? [80, 120] : [120, 80]);
  const found = await sharp(variants[0]!.webp).raw().toBuffer();
  expect(found).toHaveLength(upright.length);
  expect(meanDifference(found, upright)).toBeLessThan(6);
});

test("the same image gives the same bytes and the same placeholder", async () => {
  const bytes = await halves().png().toBuffer();
  const [first, second] = [await prepareImage({ bytes, sizes: [64] }), await prepareImage({ bytes, sizes: [64] })];
  expect(second).toEqual(first);
});

test("a placeholder is the thumb hash of the image", async () => {
  const bytes = await image().png().toBuffer();
  const { data, info } = await sharp(bytes)
    .resize(100, 100, { fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { placeholder } = await prepareImage({ bytes, sizes: [64] });
  expect(placeholder).toBe(Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64"));
});

test.each(["jpeg", "png", "webp", "avif"] as const)("a %s that ends early is refused", async (format) => {
  const whole = await noise().toFormat(format).toBuffer();
  const bytes = whole.subarray(0, Math.floor(whole.length / 2));
  await expect(prepareImage({ bytes, sizes: [64] })).rejects.toMatchObject({ code: "picture_refused" });
});

test.each(["gif", "svg", "tiff"])("a %s is refused unread", async (kind) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
  const bytes =
    kind === "svg"
      ? Buffer.from(svg)
      : await image()
          .toFormat(kind as "gif" | "tiff")
          .toBuffer();
  await expect(prepareImage({ bytes, sizes: [64] })).rejects.toMatchObject({
    code: "picture_refused",
    message: "not JPEG, PNG, WebP or AVIF",
  });
});

test("after a refused image the next one is read", async () => {
  const half = (await noise().png().toBuffer()).subarray(0, 2_000);
  await expect(prepareImage({ bytes: half, sizes: [64] })).rejects.toMatchObject({ code: "picture_refused" });
  expect(await prepareImage({ bytes: await image().png().toBuffer(), sizes: [64] })).toMatchObject({ width: 300 });
});

/** Left red, right blue, the lower left corner white: no two orientations look alike. */
function halves() {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80"><rect width="60" height="80" fill="#c02020"/>
    <rect x="60" width="60" height="80" fill="#2020c0"/><rect y="50" width="40" height="30" fill="#fff"/></svg>`;
  return sharp(Buffer.from(svg)).flatten();
}

function noise() {
  const create = {
    width: 300,
    height: 200,
    channels: 3,
    background: "#000",
    noise: { type: "gaussian", mean: 128, sigma: 30 },
  } as const;
  return sharp({ create });
}

function meanDifference(one: Uint8Array, other: Uint8Array): number {
  return one.reduce((sum, value, index) => sum + Math.abs(value - other[index]!), 0) / one.length;
}
