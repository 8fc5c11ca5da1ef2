type Point = { at: number; value: number };

const WIDTH = 120;
const HEIGHT = 28;

/** One figure over time, without axes: the tile shows the number. */
export function Sparkline({ line }: { line: readonly Point[] }) {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 2) return <div className="h-7" />;
  const from = first.at;
  const span = Math.max(1, last.at - from);
  const most = Math.max(...line.map(({ value }) => value), Number.MIN_VALUE);
  const points = line.map(
    ({ at, value }) => `${((at - from) / span) * WIDTH},${HEIGHT - 2 - (value / most) * (HEIGHT - 4)}`,
  );
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="h-7 w-full" aria-hidden>
      <polygon points={`0,${HEIGHT} ${points.join(" ")} ${WIDTH},${HEIGHT}`} className="fill-accent/15" />
      <polyline
        points={points.join(" ")}
        fill="none"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
        className="stroke-accent"
      />
    </svg>
  );
}
