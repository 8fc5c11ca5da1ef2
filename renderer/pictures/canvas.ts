/** What drawing on a canvas needs: images, the page's letters and colours, broken lines, and a PNG in the end. */

const POSTER_CORNER_PX = 14;

export interface Canvas {
  readonly element: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @throws Error where the browser cannot draw */
export async function createCanvas(): Promise<Canvas> {
  await document.fonts.ready;
  const element = document.createElement("canvas");
  const pen = element.getContext("2d");
  if (!pen) throw new Error("The browser draws no pictures");
  return { element, pen };
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

/** The first lines; the last of them ends in an ellipsis where more followed. */
export function clampLines(lines: readonly string[], most: number): string[] {
  const shown = lines.slice(0, most);
  const last = shown.at(-1);
  if (last !== undefined && lines.length > most) shown[shown.length - 1] = `${withoutEnd(last)}…`;
  return shown;
}

/** Without spaces and punctuation at the end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.,;:!?…]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Like `object-fit: cover`, clipped to the box. */
export function drawCovering(pen: CanvasRenderingContext2D, image: HTMLImageElement, box: Box): void {
  const scale = Math.max(box.width / image.naturalWidth, box.height / image.naturalHeight);
  const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
  pen.drawImage(image, box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height);
}

/** A poster with round corners, or a card with the film's title in its place. */
export function drawPoster(
  pen: CanvasRenderingContext2D,
  { image, title, box, titlePx }: { image: HTMLImageElement | null; title: string; box: Box; titlePx: number },
): void {
  const colour = coloursOfTheme();
  const inset = titlePx;
  pen.save();
  pen.beginPath();
  pen.roundRect(box.x, box.y, box.width, box.height, POSTER_CORNER_PX);
  pen.clip();
  pen.fillStyle = colour("--raised");
  pen.fillRect(box.x, box.y, box.width, box.height);
  if (image) drawCovering(pen, image, box);
  else {
    pen.font = fontOf(titlePx, 600);
    pen.fillStyle = colour("--ink");
    pen.textBaseline = "top";
    wrap(title, box.width - 2 * inset, (text) => pen.measureText(text).width).forEach((line, at) => {
      pen.fillText(line, box.x + inset, box.y + inset + at * titlePx * 1.25);
    });
  }
  pen.restore();
}

/** Null without an address, and for an image that cannot be loaded. */
export async function loadImage(url: string | null): Promise<HTMLImageElement | null> {
  if (url === null) return null;
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    return image;
  } catch (error) {
    console.warn("An image is missing in the picture", url, error);
    return null;
  }
}

export function fontOf(sizePx: number, weight: number): string {
  return `${weight} ${sizePx}px ${getComputedStyle(document.body).fontFamily}`;
}

export function coloursOfTheme(): (token: string) => string {
  const style = getComputedStyle(document.documentElement);
  return (token) => style.getPropertyValue(token).trim();
}

/** @throws Error where the browser cannot make one */
export function toPng({ element }: Canvas): Promise<Blob> {
  return new Promise((resolve, reject) => {
    element.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made"))), "image/png");
  });
}
