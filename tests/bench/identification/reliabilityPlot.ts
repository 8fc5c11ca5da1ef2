/** Files whose best candidate scored between `from` and `to`, and how many of those were right. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly best: { readonly count: number; readonly right: number };
  /** Those of them that were matched without asking anybody. */
  readonly decided: { readonly count: number; readonly right: number };
}

const WIDTH = 640;
const HEIGHT = 400;
const LEFT = 56;
const BOTTOM = 52;
const TOP = 44;
const RIGHT = 16;
/** Fewer cases than this say little. */
const FEW = 10;

const x = (score: number) => LEFT + score * (WIDTH - LEFT - RIGHT);
const y = (share: number) => HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);

/** A reliability diagram (Murphy & Winkler 1977): score across, share of right answers up, the diagonal where they agree. */
export function drawReliability(bins: readonly ReliabilityBin[], { count }: { readonly count: number }): string {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#444">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="20" font-size="14">Best candidate's score, and how often it is the film (${count} made cases)</text>
${ticks.map((tick) => `<line x1="${x(0)}" x2="${x(1)}" y1="${y(tick)}" y2="${y(tick)}" stroke="#ddd"/><text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end">${100 * tick} %</text><text x="${x(tick)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${tick}</text>`).join("\n")}
<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>
${bins.map((bin) => mark(bin, "best", "#c8741a")).join("")}
${bins.map((bin) => mark(bin, "decided", "#1f6f5c")).join("")}
<circle cx="${LEFT + 8}" cy="${HEIGHT - 12}" r="5" fill="#c8741a"/><text x="${LEFT + 20}" y="${HEIGHT - 8}">best candidate</text>
<circle cx="${LEFT + 140}" cy="${HEIGHT - 12}" r="5" fill="#1f6f5c"/><text x="${LEFT + 152}" y="${HEIGHT - 8}">matched by itself</text>
<text x="${LEFT + 290}" y="${HEIGHT - 8}" fill="#888">hollow: fewer than ${FEW} cases</text>
</svg>
`;
}

function mark(bin: ReliabilityBin, which: "best" | "decided", colour: string): string {
  const { count, right } = bin[which];
  if (count === 0) return "";
  const at = `cx="${x((bin.from + bin.to) / 2).toFixed(1)}" cy="${y(right / count).toFixed(1)}"`;
  const paint = count < FEW ? `fill="#fff" stroke="${colour}" stroke-width="2"` : `fill="${colour}"`;
  return `<circle ${at} r="5" ${paint}><title>${bin.from.toFixed(2)}–${bin.to.toFixed(2)}: ${right} of ${count}</title></circle>`;
}
