import {
  type Canvas,
  clampLines,
  coloursOfTheme,
  createCanvas,
  drawCovering,
  drawPoster,
  fontOf,
  loadImage,
  toPng,
  wrap,
} from "./canvas.ts";
import { drawStars } from "./drawStars.ts";

/** A picture of one film. */
interface FilmPicture {
  readonly title: string;
  /** Year, duration, genres. */
  readonly facts: string;
  /** Who made it. */
  readonly credit: string;
  /** Stars from 0.5 to 5, and what they are called; null: none are drawn. */
  readonly rating: { readonly stars: number; readonly label: string } | null;
  readonly text: string;
  readonly posterUrl: string | null;
  readonly backdropUrl: string | null;
  /** CSS colours in place of the page's own. */
  readonly colours: { readonly accent: string; readonly wash: string } | null;
}

const WIDTH = 1600;
const HEIGHT = 900;
const MARGIN = 80;
const COLUMN_GAP = 72;
const POSTER = { x: MARGIN, y: MARGIN, width: ((HEIGHT - 2 * MARGIN) * 2) / 3, height: HEIGHT - 2 * MARGIN };
const TEXT_X = POSTER.x + POSTER.width + COLUMN_GAP;
const TEXT_WIDTH = WIDTH - TEXT_X - MARGIN;
const LINE = 1.3;
const GAP = 28;
/** Large titles are set smaller, and the longest end in an ellipsis. */
const TITLE_SIZES_PX = [88, 72, 60];
const TITLE_LINES = 3;
const TEXT_PX = 32;
const STAR_PX = 60;
const VEIL = 0.84;
const BLUR_PX = 18;

/**
 * Draws a film at 1,600 × 900 pixels in the colours of the page's theme: its poster at the left, and beside it what
 * there is to say, in the middle of the height. The overview fills what is left.
 * @returns a PNG
 * @throws Error where the browser cannot make one
 */
export async function drawFilmPicture(film: FilmPicture): Promise<Blob> {
  const [poster, backdrop, canvas] = await Promise.all([
    loadImage(film.posterUrl),
    loadImage(film.backdropUrl),
    createCanvas(),
  ]);
  canvas.element.width = WIDTH;
  canvas.element.height = HEIGHT;
  drawGround(canvas, backdrop ?? poster, film);
  drawPoster(canvas.pen, { image: poster, title: film.title, box: POSTER, titlePx: 48 });
  drawText(canvas, film);
  return toPng(canvas);
}

function drawGround({ pen }: Canvas, behind: HTMLImageElement | null, { colours }: FilmPicture): void {
  const ground = coloursOfTheme()("--ground");
  const wash = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wash.addColorStop(0, colours?.wash ?? ground);
  wash.addColorStop(1, ground);
  if (behind) {
    pen.filter = `blur(${BLUR_PX}px)`;
    drawCovering(pen, behind, { x: -BLUR_PX, y: -BLUR_PX, width: WIDTH + 2 * BLUR_PX, height: HEIGHT + 2 * BLUR_PX });
    pen.filter = "none";
    pen.globalAlpha = VEIL;
  }
  pen.fillStyle = wash;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.globalAlpha = 1;
}

function drawText({ pen }: Canvas, film: FilmPicture): void {
  const colour = coloursOfTheme();
  const linesOf = (text: string, size: number, weight: number) => {
    pen.font = fontOf(size, weight);
    return wrap(text, TEXT_WIDTH, (one) => pen.measureText(one).width);
  };
  const titlePx =
    TITLE_SIZES_PX.find((size) => linesOf(film.title, size, 700).length <= TITLE_LINES - 1) ??
    TITLE_SIZES_PX.at(-1) ??
    TEXT_PX;
  const block = (text: string, size: number, weight: number, ink: string, most: number): Block => {
    const lines = clampLines(linesOf(text, size, weight), most);
    return { lines, size, weight, ink, height: lines.length * size * LINE };
  };
  const head = [
    block(film.title, titlePx, 700, "--ink", TITLE_LINES),
    block(film.facts, TEXT_PX, 400, "--ink", 2),
    block(film.credit, TEXT_PX, 400, "--ink-quiet", 2),
  ].filter(({ lines }) => lines.length > 0);
  const starsHeight = film.rating ? STAR_PX + GAP : 0;
  const headHeight = head.reduce((sum, { height }) => sum + height + GAP, 0) - GAP;
  const room = POSTER.height - headHeight - starsHeight - GAP;
  const overview = block(film.text, TEXT_PX, 400, "--ink", Math.max(0, Math.floor(room / (TEXT_PX * LINE))));
  const overviewHeight = overview.lines.length > 0 ? overview.height + GAP : 0;

  let y = MARGIN + (POSTER.height - headHeight - starsHeight - overviewHeight) / 2;
  const write = ({ lines, size, weight, ink, height }: Block) => {
    pen.textBaseline = "top";
    pen.font = fontOf(size, weight);
    pen.fillStyle = colour(ink);
    lines.forEach((line, at) => {
      pen.fillText(line, TEXT_X, y + at * size * LINE);
    });
    y += height + GAP;
  };
  for (const one of head) write(one);
  if (film.rating) {
    const accent = film.colours?.accent ?? colour("--accent");
    drawStars(pen, {
      stars: film.rating.stars,
      x: TEXT_X,
      y,
      size: STAR_PX,
      full: accent,
      empty: colour("--line-strong"),
    });
    pen.font = fontOf(TEXT_PX, 600);
    pen.fillStyle = colour("--ink-quiet");
    pen.textBaseline = "middle";
    pen.fillText(film.rating.label, TEXT_X + 5 * STAR_PX + GAP, y + STAR_PX / 2);
    y += starsHeight;
  }
  write(overview);
}

interface Block {
  readonly lines: readonly string[];
  readonly size: number;
  readonly weight: number;
  /** A colour of the theme. */
  readonly ink: string;
  readonly height: number;
}
