import { coloursOfTheme, createCanvas, drawPoster, fontOf, loadImage, toPng, wrap } from "./canvas.ts";

/** A picture of several films: a list, a year. */
export interface Picture {
  readonly title: string;
  readonly subtitle: string;
  /** A few large numbers or words, each with what it means. */
  readonly figures: readonly { readonly value: string; readonly label: string }[];
  /** Addresses of posters; null for a film without one, which is shown by its title. */
  readonly posters: readonly { readonly url: string | null; readonly title: string }[];
}

const WIDTH = 1080;
const MARGIN = 72;
const GAP = 24;
const MAX_POSTERS = 12;
const TITLE_PX = 64;
const SUBTITLE_PX = 32;
const FIGURE_PX = 56;
const LABEL_PX = 26;
const LINE = 1.25;
const POSTER_RATIO = 1.5;

/**
 * Draws a picture in the colours of the page's theme, 1,080 pixels wide and as high as it needs to be.
 * @returns a PNG
 * @throws Error where the browser cannot make one
 */
export async function drawPicture(picture: Picture): Promise<Blob> {
  const posters = picture.posters.slice(0, MAX_POSTERS);
  const [images, canvas] = await Promise.all([Promise.all(posters.map(({ url }) => loadImage(url))), createCanvas()]);
  const { pen, element } = canvas;

  pen.font = fontOf(TITLE_PX, 700);
  const titleLines = wrap(picture.title, WIDTH - 2 * MARGIN, (text) => pen.measureText(text).width);
  const columns = columnsFor(posters.length);
  const posterWidth = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const posterHeight = posterWidth * POSTER_RATIO;
  const rows = Math.ceil(posters.length / columns);
  const headHeight = titleLines.length * TITLE_PX * LINE + (picture.subtitle === "" ? 0 : SUBTITLE_PX * 1.6);
  const figuresHeight = picture.figures.length === 0 ? 0 : FIGURE_PX + LABEL_PX * 2 + GAP;
  const postersTop = MARGIN + headHeight + GAP + figuresHeight;
  element.width = WIDTH;
  element.height = Math.ceil(postersTop + rows * (posterHeight + GAP) - GAP + MARGIN);

  const colour = coloursOfTheme();
  pen.fillStyle = colour("--ground");
  pen.fillRect(0, 0, element.width, element.height);
  pen.textBaseline = "top";

  const write = (text: string, x: number, y: number, size: number, weight: number, ink: string) => {
    pen.font = fontOf(size, weight);
    pen.fillStyle = colour(ink);
    pen.fillText(text, x, y);
  };
  titleLines.forEach((line, index) => {
    write(line, MARGIN, MARGIN + index * TITLE_PX * LINE, TITLE_PX, 700, "--ink");
  });
  write(picture.subtitle, MARGIN, MARGIN + titleLines.length * TITLE_PX * LINE, SUBTITLE_PX, 400, "--ink-quiet");
  picture.figures.forEach(({ value, label }, index) => {
    const x = MARGIN + (index * (WIDTH - 2 * MARGIN)) / picture.figures.length;
    write(value, x, MARGIN + headHeight + GAP, FIGURE_PX, 700, "--accent-text");
    write(label, x, MARGIN + headHeight + GAP + FIGURE_PX * LINE, LABEL_PX, 400, "--ink-quiet");
  });
  posters.forEach(({ title }, index) => {
    const x = MARGIN + (index % columns) * (posterWidth + GAP);
    const y = postersTop + Math.floor(index / columns) * (posterHeight + GAP);
    const box = { x, y, width: posterWidth, height: posterHeight };
    drawPoster(pen, { image: images[index] ?? null, title, box, titlePx: LABEL_PX });
  });
  return toPng(canvas);
}

/** No poster is wider than half of the picture; the rows are as even as can be. */
export function columnsFor(posters: number): number {
  if (posters <= 4) return Math.max(2, posters);
  return posters <= 6 ? 3 : 4;
}
