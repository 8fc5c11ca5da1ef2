/** What a shared picture shows. */
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
const CORNER_PX = 14;

/**
 * Draws a picture in the colours of the page's theme, 1,080 pixels wide and as high as it needs to be.
 * @returns a PNG
 * @throws Error where the browser cannot make one
 */
export async function drawPicture(picture: Picture): Promise<Blob> {
  const posters = picture.posters.slice(0, MAX_POSTERS);
  const [images] = await Promise.all([Promise.all(posters.map(({ url }) => loadImage(url))), document.fonts.ready]);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("The browser draws no pictures");

  pen.font = fontOf(TITLE_PX, 700);
  const titleLines = wrap(picture.title, WIDTH - 2 * MARGIN, (text) => pen.measureText(text).width);
  const columns = columnsFor(posters.length);
  const posterWidth = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
  const posterHeight = posterWidth * POSTER_RATIO;
  const rows = Math.ceil(posters.length / columns);
  const headHeight = titleLines.length * TITLE_PX * LINE + (picture.subtitle === "" ? 0 : SUBTITLE_PX * 1.6);
  const figuresHeight = picture.figures.length === 0 ? 0 : FIGURE_PX + LABEL_PX * 2 + GAP;
  const postersTop = MARGIN + headHeight + GAP + figuresHeight;
  canvas.width = WIDTH;
  canvas.height = Math.ceil(postersTop + rows * (posterHeight + GAP) + MARGIN);

  const colour = coloursOfTheme();
  pen.fillStyle = colour("--ground");
  pen.fillRect(0, 0, canvas.width, canvas.height);
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
    pen.save();
    pen.beginPath();
    pen.roundRect(x, y, posterWidth, posterHeight, CORNER_PX);
    pen.clip();
    pen.fillStyle = colour("--raised");
    pen.fillRect(x, y, posterWidth, posterHeight);
    const image = images[index];
    if (image) drawCovering(pen, image, x, y, posterWidth, posterHeight);
    else {
      pen.font = fontOf(LABEL_PX, 600);
      const lines = wrap(title, posterWidth - 2 * GAP, (text) => pen.measureText(text).width);
      lines.forEach((line, at) => {
        write(line, x + GAP, y + GAP + at * LABEL_PX * LINE, LABEL_PX, 600, "--ink");
      });
    }
    pen.restore();
  });
  return toPng(canvas);
}

/** @returns the text in lines that fit, broken between words; a word that is too wide has its own line */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** No poster is wider than half of the picture; the rows are as even as can be. */
export function columnsFor(posters: number): number {
  if (posters <= 4) return Math.max(2, posters);
  return posters <= 6 ? 3 : 4;
}

/** Like `object-fit: cover`. */
function drawCovering(
  pen: CanvasRenderingContext2D,
  image: HTMLImageElement,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const scale = Math.max(width / image.naturalWidth, height / image.naturalHeight);
  const [shownWidth, shownHeight] = [image.naturalWidth * scale, image.naturalHeight * scale];
  pen.drawImage(image, x + (width - shownWidth) / 2, y + (height - shownHeight) / 2, shownWidth, shownHeight);
}

/** Null without an address, and for an image that cannot be loaded: its title is shown. */
async function loadImage(url: string | null): Promise<HTMLImageElement | null> {
  if (url === null) return null;
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch (error) {
    console.warn("A poster is missing in the picture", url, error);
    return null;
  }
}

function fontOf(sizePx: number, weight: number): string {
  return `${weight} ${sizePx}px ${getComputedStyle(document.body).fontFamily}`;
}

function coloursOfTheme(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(token).trim();
}

function toPng(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made"))), "image/png");
  });
}
