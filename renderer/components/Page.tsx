import { type ReactNode, useEffect } from "react";

type PageProps = { title: string; intro?: ReactNode; aside?: ReactNode; children: ReactNode };

/** A screen with one heading. */
export function Page({ title, intro, aside, children }: PageProps) {
  useTitle(title);
  return (
    <div className="gutter py-6">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
        <div>
          <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
          {intro && <p className="mt-1 max-w-2xl text-quiet">{intro}</p>}
        </div>
        {aside}
      </div>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title ? `${title} · Filmothèque` : "Filmothèque";
  }, [title]);
}
