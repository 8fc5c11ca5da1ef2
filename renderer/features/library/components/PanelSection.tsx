import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useFormats } from "../../../i18n/format.ts";

type PanelSectionProps = { label: string; count: number; children: ReactNode };

/** A filter of the panel that opens. Its values are rendered, and loaded, only while it is open. */
export function PanelSection({ label, count, children }: PanelSectionProps) {
  const formats = useFormats();
  const [isOpen, open] = useState(count > 0);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary className="-mx-2 flex list-none items-center gap-2 rounded-lg px-2 py-1.5 hover:bg-raised [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className={`size-4 shrink-0 text-quiet transition ${isOpen ? "rotate-90" : ""}`} />
        <span className="grow">{label}</span>
        {count > 0 && (
          <span className="rounded-full bg-accent/15 px-2 text-sm text-accent-text tabular-nums">
            {formats.number(count)}
          </span>
        )}
      </summary>
      {isOpen && <div className="py-1 pl-6">{children}</div>}
    </details>
  );
}
