import type { Candidate } from "../../src/contract/index.ts";
import { useFormats } from "../i18n/format.ts";
import { useTermTranslation } from "../i18n/index.ts";

type Evidence = Candidate["evidence"][number];

/** The largest weight of each feature, either way: it fills the bar. */
const FULL_WEIGHT: Record<string, number> = { title: 1, runtime: 0.1, director: 0.1, people: 0.1, popularity: 0.01 };
const SECONDS_A_MINUTE = 60;

/** The evidence of a match as bars: green speaks for the film, red against it. */
export function EvidenceBars({ evidence }: { evidence: Candidate["evidence"] }) {
  const word = useTermTranslation("evidence");
  const valueText = useValueText();
  return (
    <ul className="mt-2 grid grid-cols-[repeat(auto-fit,minmax(6.5rem,1fr))] gap-x-4 gap-y-1.5">
      {evidence.map((piece) => (
        <li key={piece.feature} className="text-xs">
          <div className="flex justify-between gap-2 text-quiet">
            <span className="shrink-0">{word(piece.feature)}</span>
            <span className="truncate tabular-nums">{valueText(piece)}</span>
          </div>
          <div aria-hidden className="mt-1 h-1.5 overflow-hidden rounded-full bg-ground">
            <div className={`h-full rounded-full ${toneOf(piece)}`} style={{ width: `${shareOf(piece) * 100}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The weight where the file's name has no year: a little less certain, but no contradiction. */
const UNSTATED_YEAR = -0.15;

function toneOf({ feature, weight }: Evidence): string {
  if (weight >= 0) return "bg-good";
  return feature === "year" && weight >= UNSTATED_YEAR ? "bg-line-strong" : "bg-danger";
}

/** A year can only lower the score: its bar is full where it agrees. */
function shareOf({ feature, value, weight }: Evidence): number {
  if (value === null) return 0;
  if (feature === "year" && weight >= 0) return 1;
  return Math.min(Math.abs(weight) / (FULL_WEIGHT[feature] ?? 1), 1);
}

function useValueText(): (piece: Evidence) => string {
  const formats = useFormats();
  return ({ feature, value }) => {
    if (value === null) return "–";
    if (typeof value === "string" || feature === "year") return String(value);
    if (feature === "runtime") return formats.duration(value * SECONDS_A_MINUTE);
    return formats.number(Math.round(value * 10) / 10);
  };
}
