import type { ReactNode } from "react";

const TONES = {
  plain: "border-line text-quiet",
  good: "border-good/50 text-good",
  warm: "border-accent/60 text-accent-text",
  danger: "border-danger/60 text-danger",
};

export function Badge({ tone = "plain", children }: { tone?: keyof typeof TONES; children: ReactNode }) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md border px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
