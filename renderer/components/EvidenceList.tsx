import { Check, HelpCircle, X } from "lucide-react";
import type { Candidate } from "../../src/contract/index.ts";
import { useFormats } from "../i18n/format.ts";
import { useTranslations } from "../i18n/index.ts";
import { describeEvidence, type EvidenceStatement } from "./describeEvidence.ts";

const SECONDS_A_MINUTE = 60;
const MARKS = {
  agrees: { Icon: Check, className: "text-good" },
  contradicts: { Icon: X, className: "text-danger" },
  open: { Icon: HelpCircle, className: "text-quiet" },
} as const;
const ORDER = ["contradicts", "agrees", "open"] as const;

/** Lists the evidence for and against a candidate, each as a fact that the user can check on the file. */
export function EvidenceList({ candidate }: { candidate: Pick<Candidate, "title" | "evidence"> }) {
  const t = useTranslations("evidence");
  const textOf = useStatementText();
  const statements = describeEvidence(candidate).toSorted((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone));
  return (
    <ul className="mt-2 space-y-0.5">
      {statements.map((statement) => {
        const { Icon, className } = MARKS[statement.tone];
        return (
          <li key={statement.key} className="flex items-start gap-1.5 text-sm">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${className}`} />
            <span>
              <span className="sr-only">{t(statement.tone)} </span>
              {textOf(statement)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function useStatementText(): (statement: EvidenceStatement) => string {
  const t = useTranslations("evidence");
  const formats = useFormats();
  return ({ key, value, said, source }) => {
    const isDuration = key === "runtime_same" || key === "runtime_differs" || key === "runtime_other";
    const text = (one: string | number | null) =>
      isDuration && typeof one === "number" ? formats.duration(one * SECONDS_A_MINUTE) : String(one ?? "–");
    return t(key, {
      value: text(value),
      said: text(said),
      source: source === null ? "" : t(`source_${source}`),
    });
  };
}
