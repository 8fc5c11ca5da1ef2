import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

type DisclosureProps = { title: string; aside?: string; children: ReactNode };

/** A line that opens. Its content is rendered only while it is open. */
export function Disclosure({ title, aside, children }: DisclosureProps) {
  const [isOpen, open] = useState(false);
  return (
    <details className="card p-4" onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary className="flex list-none items-center gap-2 rounded-lg font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className={`size-4 shrink-0 text-quiet transition ${isOpen ? "rotate-90" : ""}`} />
        <span className="grow">{title}</span>
        {aside && <span className="text-sm font-normal text-quiet">{aside}</span>}
      </summary>
      {isOpen && <div className="mt-3 text-sm">{children}</div>}
    </details>
  );
}
