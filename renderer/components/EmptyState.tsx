import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = {
  icon: LucideIcon;
  title: string;
  /** `h1` where the screen has no other heading. */
  heading?: "h1" | "h2";
  children?: ReactNode;
};

export function EmptyState({ icon: Icon, title, heading: Heading = "h2", children }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-md animate-rise flex-col items-center px-6 py-20 text-center">
      <Icon aria-hidden className="mb-5 size-12 text-line-strong" strokeWidth={1.3} />
      <Heading className="text-xl font-semibold">{title}</Heading>
      <div className="mt-2 space-y-4 text-quiet">{children}</div>
    </div>
  );
}
