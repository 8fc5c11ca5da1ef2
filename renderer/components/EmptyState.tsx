import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export function EmptyState({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md animate-rise flex-col items-center px-6 py-20 text-center">
      <Icon aria-hidden className="mb-5 size-12 text-line-strong" strokeWidth={1.3} />
      <h2 className="text-xl font-semibold">{title}</h2>
      <div className="mt-2 space-y-4 text-quiet">{children}</div>
    </div>
  );
}
