import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { expect, test } from "vitest";
import { sampleFilms } from "../../../src/samples/index.ts";
import { samplePosters } from "../../../src/samples/posters/index.ts";
import { layOutTitle } from "../../../src/samples/posters/lettering/layOutTitle.ts";
import { measureText, renderText } from "../../../src/samples/posters/lettering/renderText.ts";

const run = promisify(execFile);

test("every sample film has its own poster and backdrop", async () => {
  const seen = new Set<string>();
  for (const { posterPath, backdropPath } of sampleFilms) {
    const poster = await samplePosters(posterPath ?? "", "w500");
    const backdrop = await samplePosters(backdropPath ?? "", "w1280");
    expect(await sharp(poster ?? undefined).metadata()).toMatchObject({ format: "jpeg", width: 500, height: 750 });
    expect(await sharp(backdrop ?? undefined).metadata()).toMatchObject({ format: "jpeg", width: 1280, height: 720 });
    seen.add(poster?.toString("base64") ?? "").add(backdrop?.toString("base64") ?? "");
  }
  expect(seen.size).toBe(sampleFilms.length * 2);
});

test("every sample film has stills of its own, and its title as a drawing without a ground", async () => {
  const { production } = sampleFilms[0]!;
  const stills = await Promise.all((production?.stillPaths ?? []).map((path) => samplePosters(path, "w780")));
  expect(new Set(stills.map((still) => still?.toString("base64"))).size).toBe(3);
  const logo = sharp((await samplePosters(production?.logoPath ?? "", "w500")) ?? undefined);
  expect(await logo.metadata()).toMatchObject({ format: "png", hasAlpha: true });
  expect((await logo.stats()).isOpaque).toBe(false);
});

test("a picture comes at the size that was asked for, and never larger than it was drawn", async () => {
  const path = sampleFilms[0]?.posterPath ?? "";
  for (const [size, width] of [
    ["w92", 92],
    ["w342", 342],
    ["original", 500],
    ["w780", 500],
    ["w0", 1],
    ["../etc", 500],
  ] as const) {
    const picture = await samplePosters(path, size);
    expect((await sharp(picture ?? undefined).metadata()).width).toBe(width);
  }
});

test("a path of no sample film has no picture", async () => {
  for (const path of ["/nobody.jpg", "", "/", "/../posters", "/nosferatu-1922-wide-wide.jpg"])
    expect(await samplePosters(path, "w500")).toBeNull();
});

test("a poster looks the same on a machine without any font", async () => {
  const folder = await mkdtemp(join(tmpdir(), "filmotheque-no-fonts-"));
  try {
    const settings = join(folder, "fonts.conf");
    await writeFile(settings, `<?xml version="1.0"?><fontconfig><cachedir>${folder}</cachedir></fontconfig>`);
    const door = resolve(import.meta.dirname, "../../../src/samples/posters/index.ts");
    const path = sampleFilms[3]?.posterPath ?? "";
    const program = `const { samplePosters } = await import(${JSON.stringify(door)});
      process.stdout.write((await samplePosters(${JSON.stringify(path)}, "w500")).toString("base64"));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program], {
      env: { ...process.env, FONTCONFIG_FILE: settings },
      maxBuffer: 4_000_000,
    });
    expect(stdout).toBe((await samplePosters(path, "w500"))?.toString("base64"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a title is broken so that every line fits, however long it is", () => {
  const endless = "Those Magnificent Men in Their Flying Machines or How I Flew from London to Paris in 25 Hours";
  for (const title of [...sampleFilms.flatMap(({ title: { en, fr } }) => [en, fr]), endless, "Donaudampfschifffahrt"]) {
    const { lines, lettering, lineHeight } = layOutTitle(title, 428, 176);
    expect(lines.join(" ")).toBe(title);
    for (const line of lines) expect(measureText(line, lettering)).toBeLessThanOrEqual(428.01);
    expect(lettering.size + (lines.length - 1) * lineHeight).toBeLessThanOrEqual(176.01);
  }
});

test("letters keep their accents, and nothing of a text becomes markup", () => {
  const lettering = { size: 100, weight: 10, spacing: 20 };
  const strokes = (text: string) => renderText(text, 0, 100, lettering, "#fff").split("<path").length - 1;
  expect(strokes("é")).toBe(2);
  expect(strokes("e\u0301")).toBe(2);
  expect(strokes("ß")).toBe(2);
  expect(renderText(`<script>"&'`, 0, 100, lettering, "#fff")).not.toContain("script");
});
