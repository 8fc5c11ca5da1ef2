import sharp from "sharp";
import { sampleFilms } from "./films.ts";
import type { SampleFilm } from "./sampleFilm.ts";

/** Ground, middle, light: dusk colours that stand beside each other in a grid. */
const PALETTES: readonly (readonly [string, string, string])[] = [
  ["#10141f", "#2b3a67", "#f2c572"],
  ["#1a0f14", "#7a2233", "#f4a88a"],
  ["#0d1b1e", "#1f5e5b", "#c8e6c1"],
  ["#191325", "#503b78", "#e7b7e0"],
  ["#1c1710", "#7c5a2b", "#f6e0a4"],
  ["#0e1a14", "#386641", "#e8d98b"],
  ["#14161a", "#4a5568", "#e2e8f0"],
  ["#1f0d0d", "#a63d2f", "#ffd9a0"],
];
const POSTER = { width: 500, height: 750 };
const BACKDROP = { width: 1280, height: 720 };
const LARGEST_WIDTH = 1280;

type Size = typeof POSTER;
type Motif = (size: Size, palette: readonly [string, string, string], seed: number) => string;

const moon: Motif = ({ width, height }, [ground, middle, light]) =>
  `<circle cx="${width * 0.62}" cy="${height * 0.3}" r="${height * 0.17}" fill="${light}"/>
   <circle cx="${width * 0.55}" cy="${height * 0.27}" r="${height * 0.15}" fill="${ground}" opacity=".55"/>
   <path d="M0 ${height * 0.72} Q${width * 0.3} ${height * 0.6} ${width * 0.55} ${height * 0.7} T${width} ${height * 0.64} V${height} H0Z" fill="${middle}"/>`;

const rays: Motif = ({ width, height }, [, middle, light]) =>
  `${Array.from({ length: 14 }, (_, at) => {
    const angle = (at / 14) * 360;
    return `<path d="M${width / 2} ${height * 0.4} l${width} -26 v52z" fill="${at % 2 ? middle : light}" opacity="${at % 2 ? 0.8 : 0.16}" transform="rotate(${angle} ${width / 2} ${height * 0.4})"/>`;
  }).join("")}<circle cx="${width / 2}" cy="${height * 0.4}" r="${height * 0.1}" fill="${light}"/>`;

const stairs: Motif = ({ width, height }, [, middle, light]) =>
  Array.from({ length: 9 }, (_, at) => {
    const step = height * 0.055;
    return `<rect x="${at * width * 0.06}" y="${height * 0.28 + at * step}" width="${width}" height="${height}" fill="${at % 2 ? middle : light}" opacity="${0.16 + at * 0.03}"/>`;
  }).join("");

const eye: Motif = ({ width, height }, [ground, middle, light]) =>
  `<path d="M${width * 0.08} ${height * 0.4} Q${width / 2} ${height * 0.14} ${width * 0.92} ${height * 0.4} Q${width / 2} ${height * 0.66} ${width * 0.08} ${height * 0.4}Z" fill="${light}" opacity=".92"/>
   <circle cx="${width / 2}" cy="${height * 0.4}" r="${height * 0.105}" fill="${middle}"/><circle cx="${width / 2}" cy="${height * 0.4}" r="${height * 0.05}" fill="${ground}"/>`;

const waves: Motif = ({ width, height }, [, middle, light]) =>
  Array.from({ length: 7 }, (_, at) => {
    const y = height * (0.34 + at * 0.085);
    const fill = at % 2 ? light : middle;
    return `<path d="M0 ${y} C${width * 0.25} ${y - 60} ${width * 0.35} ${y + 60} ${width * 0.6} ${y} S${width} ${y - 30} ${width} ${y} V${height} H0Z" fill="${fill}" opacity="${at % 2 ? 0.14 : 0.55}"/>`;
  }).join("");

const city: Motif = ({ width, height }, [, middle, light], seed) =>
  Array.from({ length: 11 }, (_, at) => {
    const tall = height * (0.2 + ((seed * 31 + at * 47) % 53) / 140);
    const x = (at * width) / 11;
    const windows = Array.from(
      { length: 4 },
      (_, floor) =>
        `<rect x="${x + width * 0.03}" y="${height * 0.8 - tall + floor * 34 + 14}" width="8" height="12" fill="${light}" opacity="${(at + floor + seed) % 3 ? 0.12 : 0.9}"/>`,
    ).join("");
    return `<rect x="${x}" y="${height * 0.8 - tall}" width="${width / 11 - 3}" height="${height}" fill="${middle}"/>${windows}`;
  }).join("");

const rails: Motif = ({ width, height }, [, middle, light]) =>
  `<path d="M${width * 0.5} ${height * 0.3} L${width * 0.02} ${height} H${width * 0.98}Z" fill="${middle}" opacity=".6"/>` +
  Array.from({ length: 8 }, (_, at) => {
    const y = height * (0.36 + at * at * 0.0105);
    const half = ((y - height * 0.3) / (height * 0.7)) * width * 0.4;
    return `<rect x="${width / 2 - half}" y="${y}" width="${half * 2}" height="${3 + at * 2}" fill="${light}" opacity=".75"/>`;
  }).join("");

const mask: Motif = ({ width, height }, [ground, middle, light]) =>
  `<path d="M${width * 0.26} ${height * 0.2} H${width * 0.74} Q${width * 0.8} ${height * 0.46} ${width / 2} ${height * 0.62} Q${width * 0.2} ${height * 0.46} ${width * 0.26} ${height * 0.2}Z" fill="${light}"/>
   <path d="M${width / 2} ${height * 0.2} H${width * 0.74} Q${width * 0.8} ${height * 0.46} ${width / 2} ${height * 0.62}Z" fill="${middle}"/>
   <ellipse cx="${width * 0.4}" cy="${height * 0.35}" rx="${width * 0.06}" ry="${height * 0.02}" fill="${ground}"/><ellipse cx="${width * 0.6}" cy="${height * 0.35}" rx="${width * 0.06}" ry="${height * 0.02}" fill="${ground}"/>`;

const MOTIFS = [
  moon,
  city,
  stairs,
  moon,
  rails,
  eye,
  rays,
  waves,
  eye,
  rays,
  mask,
  mask,
  city,
  rays,
  eye,
  waves,
] as const;

/**
 * Posters and backdrops of the sample films, drawn by the program: a motif, three colours, and the title where the
 * machine has fonts. Answers the loopback provider.
 *
 * @returns a JPEG, null for a path that no sample film has
 */
export async function samplePosters(path: string, size: string): Promise<Buffer | null> {
  const index = sampleFilms.findIndex((film) => film.posterPath === path || film.backdropPath === path);
  const film = sampleFilms[index];
  if (!film) return null;
  const canvas = film.posterPath === path ? POSTER : BACKDROP;
  const wanted = Math.min(Number(/^w(\d+)$/.exec(size)?.[1] ?? canvas.width), LARGEST_WIDTH);
  const drawing = Buffer.from(draw(film, index, canvas));
  return sharp(drawing)
    .resize({ width: Math.min(wanted, canvas.width) })
    .jpeg({ quality: 84 })
    .toBuffer();
}

function draw(film: SampleFilm, index: number, canvas: Size): string {
  const palette = PALETTES[(index * 3) % PALETTES.length]!;
  const motif = MOTIFS[index % MOTIFS.length]!;
  const { width, height } = canvas;
  const [ground, middle] = palette;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${ground}"/><stop offset="1" stop-color="${middle}" stop-opacity=".55"/></linearGradient>
    <linearGradient id="foot" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${ground}" stop-opacity="0"/><stop offset="1" stop-color="${ground}"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="${ground}"/><rect width="100%" height="100%" fill="url(#sky)"/>
    ${motif(canvas, palette, index + 1)}
    <rect y="${height * 0.58}" width="100%" height="${height * 0.42}" fill="url(#foot)"/>
    ${canvas === POSTER ? words(film, palette) : ""}
  </svg>`;
}

const LONGEST_LINE = 14;
const TEXT_WIDTH = POSTER.width - 72;
/** Width of a bold serif letter, in ems; wide ones, so that no title leaves its poster. */
const LETTER_EMS = 0.64;

function words(film: SampleFilm, [, , light]: readonly [string, string, string]): string {
  const lines = wrap(film.title.en);
  const longest = Math.max(...lines.map((line) => line.length));
  const fontSize = Math.min(lines.length > 2 ? 50 : 58, TEXT_WIDTH / (longest * LETTER_EMS));
  const top = POSTER.height - 78 - (lines.length - 1) * fontSize * 1.05;
  const title = lines
    .map(
      (line, at) =>
        `<text x="36" y="${top + at * fontSize * 1.05}" font-size="${fontSize}" font-weight="700" fill="#fff">${escapeText(line)}</text>`,
    )
    .join("");
  const foot = `${film.directors[0] ?? ""} · ${film.year}`;
  return `<g font-family="Georgia, 'DejaVu Serif', serif">${title}<text x="36" y="${POSTER.height - 34}" font-size="23" fill="${light}">${escapeText(foot)}</text></g>`;
}

function wrap(title: string): string[] {
  const lines: string[] = [];
  for (const word of title.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= LONGEST_LINE) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
