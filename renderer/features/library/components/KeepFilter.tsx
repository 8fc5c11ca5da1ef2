import { Save } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../../../i18n/index.ts";
import type { LibraryFilter } from "../filter.ts";
import { CHIP } from "./ChoiceChip.tsx";

const KeepFilterSheet = lazy(() => import("./KeepFilterSheet.tsx"));

/** Keeps the filter under a name: a list that fills itself. */
export function KeepFilter({ filter }: { filter: LibraryFilter }) {
  const words = useWords("library");
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        type="button"
        title={words("keep")}
        className={`${CHIP} border-transparent text-quiet`}
        onClick={() => open(true)}
      >
        <Save aria-hidden className="size-4" />
        <span className="max-lg:sr-only">{words("keep")}</span>
      </button>
      {isOpen && (
        <Suspense>
          <KeepFilterSheet filter={filter} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
