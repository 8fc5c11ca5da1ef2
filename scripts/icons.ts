import "../src/server/requireNode.ts";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import sharp from "sharp";
import { type Picture, packIcns, packIco } from "./iconFiles.ts";

/** Redraws the program's icons for every system from `resources/icon.svg`: `node scripts/icons.ts`. */
const RESOURCES = resolve(import.meta.dirname, "../resources");
const drawing = readFileSync(resolve(RESOURCES, "icon.svg"));

writeFileSync(resolve(RESOURCES, "icon.png"), (await draw(1024)).png);
writeFileSync(
  resolve(RESOURCES, "icon.ico"),
  packIco(await Promise.all([16, 24, 32, 48, 64, 128, 256].map((pixels) => draw(pixels)))),
);
writeFileSync(
  resolve(RESOURCES, "icon.icns"),
  packIcns(await Promise.all([128, 256, 512, 1024].map((pixels) => draw(pixels)))),
);

// The tray's: small, and on macOS a template, of which only the alpha channel counts.
const TRAY = resolve(RESOURCES, "tray");
mkdirSync(TRAY, { recursive: true });
const template = Buffer.from(templateOf(drawing.toString()));
const badge = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="28" fill="#e5484d"/></svg>',
);
writeFileSync(resolve(TRAY, "icon.ico"), packIco(await Promise.all([16, 24, 32].map((pixels) => draw(pixels)))));
writeFileSync(resolve(TRAY, "icon.png"), (await draw(24)).png);
writeFileSync(resolve(TRAY, "icon@2x.png"), (await draw(48)).png);
writeFileSync(resolve(TRAY, "iconTemplate.png"), (await draw(16, template)).png);
writeFileSync(resolve(TRAY, "iconTemplate@2x.png"), (await draw(32, template)).png);
writeFileSync(resolve(TRAY, "badge.png"), (await draw(16, badge)).png);
writeFileSync(resolve(TRAY, "badge@2x.png"), (await draw(32, badge)).png);

/** Black shapes without the ground behind them. */
function templateOf(svg: string): string {
  return svg.replace(/<rect[^<>]*\/>/, "").replaceAll(/fill="#[0-9a-f]{6}"/g, 'fill="#000000"');
}

async function draw(pixels: number, svg = drawing): Promise<Picture> {
  const density = (72 * pixels) / 64; // the drawing is 64 points wide, and sharp draws 72 points an inch
  const png = await sharp(svg, { density }).resize(pixels, pixels).png({ compressionLevel: 9 }).toBuffer();
  return { pixels, png };
}
