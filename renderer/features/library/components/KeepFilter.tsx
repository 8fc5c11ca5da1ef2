import { Save } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "../../../i18n/index.ts";
import type { LibraryFilter } from "../filter.ts";
import { CHIP } from "./ChoiceChip.tsx";

const KeepFilterSheet = lazy(() => import("./KeepFilterSheet.tsx"));

/** Keeps the filter under a name: a list that fills itself. */
export function KeepFilter({ filter }: { filter: LibraryFilter }) {
  const t = useTranslations("library");
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        type="button"
        title={t("keep")}
        className={`${CHIP} border-transparent text-quiet`}
        onClick={() => open(true)}
      >
        <Save aria-hidden className="size-4" />
        <span className="max-lg:sr-only">{t("keep")}</span>
      </button>
      {isOpen && (
        <Suspense>
          <KeepFilterSheet filter={filter} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}
