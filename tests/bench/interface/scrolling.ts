/** Functions that run in the page: each is self-contained, because Playwright sends its source text. */

export interface Fling {
  readonly rows: number;
  readonly seconds: number;
  /** Longest time that a place on screen stood without its film, ms. */
  readonly longestBlankMs: number;
  /** Frames that came later than one and a half of the usual distance, of all that were due. */
  readonly droppedShare: number;
  readonly frames: number;
}

/** Draws the list through so many rows, faster and slower again as a hand on the scroll bar does, frame by frame. */
export async function fling({ rows, seconds }: { rows: number; seconds: number }): Promise<Fling> {
  const scroller = document.querySelector<HTMLElement>("[data-scroller]")!;
  const cell = scroller.querySelector<HTMLElement>("li[aria-posinset]")!;
  const rowHeight = cell.offsetHeight + 18;
  const box = scroller.getBoundingClientRect();
  const points = [0.25, 0.5, 0.75].map((part) => [box.left + box.width * part, box.top + box.height * part] as const);
  const blankSince = new Map<number, number>();
  const from = scroller.scrollTop;
  const distance = rows * rowHeight;
  const frame = () => new Promise<number>((done) => requestAnimationFrame(done));

  // The distance of two frames where nothing moves is what this machine shows at best.
  const calm: number[] = [];
  let last = await frame();
  for (let at = 0; at < 30; at += 1) {
    const now = await frame();
    calm.push(now - last);
    last = now;
  }
  const usual = calm.toSorted((a, b) => a - b)[15]!;

  const start = await frame();
  last = start;
  let longestBlankMs = 0;
  let late = 0;
  let frames = 0;
  for (let now = start; now - start < seconds * 1_000; ) {
    const part = Math.min(1, (now - start) / (seconds * 1_000));
    scroller.scrollTop = from + distance * part * part * (3 - 2 * part);
    now = await frame();
    frames += 1;
    late += Math.max(0, Math.round((now - last) / usual) - 1);
    last = now;
    for (const [at, [x, y]] of points.entries()) {
      const place = document.elementFromPoint(x, y)?.closest("li[aria-posinset]");
      // Between two rows there is nothing to see.
      const isBlank = place !== null && place !== undefined && place.querySelector("a") === null;
      if (!isBlank) blankSince.delete(at);
      else if (!blankSince.has(at)) blankSince.set(at, now);
      else longestBlankMs = Math.max(longestBlankMs, now - blankSince.get(at)!);
    }
  }
  return {
    rows: (scroller.scrollTop - from) / rowHeight,
    seconds,
    longestBlankMs,
    droppedShare: late / (frames + late),
    frames,
  };
}

/** Scrolls like a user who looks for a film: three seconds at reading pace, two thrown, then a jump; for so long. */
export async function wander({ seconds }: { seconds: number }): Promise<void> {
  const scroller = document.querySelector<HTMLElement>("[data-scroller]")!;
  const start = performance.now();
  let turn = 0;
  for (let now = start; now - start < seconds * 1_000; ) {
    const inTurn = ((now - start) / 1_000) % 5;
    scroller.scrollTop += inTurn < 3 ? 12 : 110;
    if (Math.floor((now - start) / 5_000) > turn) {
      turn += 1;
      scroller.scrollTop = (scroller.scrollHeight * turn * 0.37) % scroller.scrollHeight;
    }
    now = await new Promise<number>((done) => requestAnimationFrame(done));
  }
}
