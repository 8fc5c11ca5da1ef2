import { access } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { detectImageFormat } from "../../../src/enrichment/artwork/imageFormat.ts";
import { artworkTasks } from "../../../src/enrichment/tasks.ts";
import { findMediaPrograms } from "../../../src/intake/ffmpeg/mediaPrograms.ts";
import { takeStill } from "../../../src/intake/still/index.ts";
import { makeBrokenClips, makeClip } from "../../fixtures/clips.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { temporaryWorkers } from "../../support/temporaryWorkers.ts";

const workers = temporaryWorkers();
const folder = temporaryFolder();
const { ffmpeg } = await findMediaPrograms();

const prepare = (bytes: Uint8Array, sizes = [64, 342]) => workers.run(artworkTasks.prepareImage, { bytes, sizes });
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#884422" } });

test.each(["mp4", "mkv", "avi", "ts", "webm", "wmv"])("a still is taken from %s", async (ending) => {
  const path = await makeClip(join(folder, `a.${ending}`), { seconds: 2 });
  const still = await takeStill(path, { ffmpeg, media: { durationSeconds: 2 } });
  expect(still.kind).toBe("taken");
  if (still.kind === "taken") expect(detectImageFormat(still.bytes)).toBe("jpeg");
});

test("a moment past the end gives the first frame instead", async () => {
  const path = await makeClip(join(folder, "short.mkv"));
  expect(await takeStill(path, { ffmpeg, at: 5_000 })).toMatchObject({ kind: "taken" });
});

test("a file without pictures, a rare codec and a missing ffmpeg each say why there is no still", async () => {
  const { text } = await makeBrokenClips(join(folder, "broken"));
  const rare = await makeClip(join(folder, "rare.mkv"), { videoCodec: "magicyuv" });
  expect(await takeStill(text, { ffmpeg })).toMatchObject({ kind: "refused", code: "no_still" });
  expect(await takeStill(rare, { ffmpeg })).toEqual({ kind: "refused", code: "no_still", fact: "codec" });
  expect(await takeStill(rare, { ffmpeg: null })).toMatchObject({ kind: "refused", code: "no_ffmpeg" });
});

test("a film's name is never a command", async () => {
  const touched = join(folder, "touched");
  const path = await makeClip(join(folder, "$(touch touched) -i.mkv"), { container: "mkv" });
  expect(await takeStill(path, { ffmpeg })).toMatchObject({ kind: "taken" });
  await expect(access(touched)).rejects.toThrow();
});

test.each(["jpeg", "png", "webp", "avif"] as const)(
  "a %s is re-encoded at each size, with a placeholder",
  async (format) => {
    const prepared = await prepare(await picture(600, 400).toFormat(format).toBuffer());
    expect(prepared).toMatchObject({ width: 600, height: 400 });
    expect(prepared.placeholder).toMatch(/^[A-Za-z0-9+/=]{20,48}$/);
    const widths = await Promise.all(
      prepared.variants.map(async ({ webp }) => {
        expect(detectImageFormat(webp)).toBe("webp");
        return (await sharp(webp).metadata()).width;
      }),
    );
    expect(widths).toEqual([64, 342]);
  },
);

test("a small picture is not blown up", async () => {
  const { variants } = await prepare(await picture(100, 150).jpeg().toBuffer(), [342]);
  expect((await sharp(variants[0]!.webp).metadata()).width).toBe(100);
});

test("a rotated image is turned upright, and its location metadata is removed", async () => {
  const sideways = await picture(300, 200).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const prepared = await prepare(sideways, [100]);
  expect(prepared).toMatchObject({ width: 200, height: 300 });
  const kept = await sharp(prepared.variants[0]!.webp).metadata();
  expect(kept).toMatchObject({ width: 100, height: 150 });
  expect(kept.exif).toBeUndefined();
});

test.each([
  ["SVG with a script", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ["GIF before a page", Buffer.from("GIF89a<html><script>alert(1)</script></html>")],
  ["page", Buffer.from("<!doctype html>")],
  ["nothing", Buffer.alloc(0)],
  ["half a JPEG", Buffer.from("ffd8ffe000104a46494600", "hex")],
  ["PNG of 30,000 × 30,000", pngOf(30_000, 30_000)],
])("%s is refused", async (_, bytes) => {
  await expect(prepare(bytes)).rejects.toMatchObject({ code: "picture_refused" });
});

test("a picture of more than 20 MiB is refused unread", async () => {
  const bytes = Buffer.alloc(21 * 1_024 * 1_024);
  Buffer.from("ffd8ff", "hex").copy(bytes);
  await expect(prepare(bytes)).rejects.toMatchObject({ code: "picture_refused", message: "more than 20 MiB" });
});

/** The head of a PNG that claims its size, and no pixels. */
function pngOf(width: number, height: number): Buffer {
  const png = Buffer.from("89504e470d0a1a0a0000000d4948445200000000000000000802000000", "hex");
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return Buffer.concat([png, Buffer.alloc(1_000)]);
}
