import "../src/server/requireNode.ts";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import sharp from "sharp";
import { type Picture, packIcns, packIco } from "./iconFiles.ts";

/** Draws the program's icons for every system anew from `resources/icon.svg`: `node scripts/icons.ts`. */
const RESOURCES = resolve(import.meta.dirname, "../resources");
const drawing = readFileSync(resolve(RESOURCES, "icon.svg"));

writeFileSync(resolve(RESOURCES, "icon.png"), (await draw(1024)).png);
writeFileSync(resolve(RESOURCES, "icon.ico"), packIco(await Promise.all([16, 24, 32, 48, 64, 128, 256].map(draw))));
writeFileSync(resolve(RESOURCES, "icon.icns"), packIcns(await Promise.all([128, 256, 512, 1024].map(draw))));

async function draw(pixels: number): Promise<Picture> {
  const density = (72 * pixels) / 64; // the drawing is 64 points wide, and sharp draws 72 points an inch
  const png = await sharp(drawing, { density }).resize(pixels, pixels).png({ compressionLevel: 9 }).toBuffer();
  return { pixels, png };
}
