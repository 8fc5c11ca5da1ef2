import type { Readable } from "node:stream";
import { createLineReader, isRatingHeader, type RatingLayout } from "../communities/movieLensRatings.ts";
import { type Interactions, InteractionsBuilder } from "./interactions.ts";
import { createNumberLine } from "./numberLine.ts";

export interface ReadInteractionsOptions {
  readonly layout: RatingLayout;
  /** What the values of the file are divided by to be stars: 2 for a scale of ten. */
  readonly scale: number;
  /** Called now and then with the bytes read so far; throws where reading should end. */
  onBytes?(bytes: number): void;
}

export interface ReadInteractions {
  readonly interactions: Interactions;
  readonly ratings: number;
  /** Lines that are no rating. */
  readonly broken: number;
}

const NEWLINE = 10;
/** A line of ratings has some dozen characters. A longer one is no rating; what follows in it is skipped. */
const MAX_LINE_BYTES = 65_536;

/**
 * All ratings of a file, as its bytes come. Lines of plain numbers, which is nearly all, never become strings: a file of
 * 32 million lines is read in tens of seconds.
 * @throws RecommendationProblem `export_too_large`; what the stream throws
 */
export async function readInteractions(
  file: Readable,
  { layout, scale, onBytes }: ReadInteractionsOptions,
): Promise<ReadInteractions> {
  const builder = new InteractionsBuilder();
  const lines = new LineConsumer(builder, layout, scale);
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of file) {
    const chunk: Buffer = piece;
    bytes += chunk.length;
    onBytes?.(bytes);
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = block.indexOf(NEWLINE); end >= 0; end = block.indexOf(NEWLINE, start)) {
      lines.take(block, start, end);
      start = end + 1;
    }
    rest = block.length - start > MAX_LINE_BYTES ? block.subarray(block.length) : block.subarray(start);
  }
  if (rest.length > 0) lines.take(rest, 0, rest.length);
  const ratings = builder.length;
  return { interactions: builder.build(), ratings, broken: lines.broken };
}

class LineConsumer {
  broken = 0;
  readonly #builder: InteractionsBuilder;
  readonly #scale: number;
  readonly #slow: ReturnType<typeof createLineReader>;
  readonly #fast: ReturnType<typeof createNumberLine>;
  readonly #layout: RatingLayout;
  #isFirst = true;
  /** The columns are in another order than user, film, stars. */
  #isReordered = false;

  constructor(builder: InteractionsBuilder, layout: RatingLayout, scale: number) {
    this.#builder = builder;
    this.#scale = scale;
    this.#layout = layout;
    this.#slow = createLineReader(layout);
    this.#fast = createNumberLine(layout.separator);
  }

  take(block: Buffer, start: number, end: number): void {
    const isHeader = this.#isFirst && this.#layout.hasHeader;
    this.#isFirst = false;
    if (!isHeader && !this.#isReordered && this.#fast.read(block, start, end)) {
      this.#add(this.#fast.fields[0] ?? 0, this.#fast.fields[1] ?? 0, (this.#fast.fields[2] ?? 0) / this.#scale);
      return;
    }
    const text = block.toString("latin1", start, end).replace(/\r$/, "");
    if (isHeader) this.#isReordered = !isInUsualOrder(text, this.#layout.separator);
    const rating = this.#slow(text);
    if (rating === null) this.broken += 1;
    else if (rating) this.#add(rating.user, rating.film, rating.value / this.#scale);
  }

  #add(person: number, film: number, stars: number): void {
    if (stars >= 0.5 && stars <= 5 && film > 0 && film <= 0x7fffffff) this.#builder.add(person, film, stars);
    else this.broken += 1;
  }
}

function isInUsualOrder(header: string, separator: string): boolean {
  const names = header
    .replace(/^\uFEFF/, "")
    .split(separator)
    .slice(0, 3);
  const usual = [/user/i, /movie|item|film/i, /rating|stars|score/i];
  return isRatingHeader(header, separator) && usual.every((name, at) => name.test(names[at] ?? ""));
}
