import { type ReactNode, useId } from "react";

type SectionProps = { name?: string; title: string; hint?: string | undefined; children: ReactNode };

/** @param name the hash of links to this section */
export function Section({ name, title, hint, children }: SectionProps) {
  const made = useId();
  const id = name ?? made;
  return (
    <section aria-labelledby={id} className="card p-6">
      <h2 id={id} className="text-lg font-semibold">
        {title}
      </h2>
      {hint && <p className="mt-0.5 text-sm text-quiet">{hint}</p>}
      <div className="mt-4">{children}</div>
    </section>
  );
}
