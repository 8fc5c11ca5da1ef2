import { Save } from "lucide-react";
import { Suspense, useState } from "react";
import { CHIP_CLASS } from "../../../components/chipClass.ts";
import { lazyPart } from "../../../components/lazyPart.ts";
import type { LibraryFilter } from "../../../filmFilter/filter.ts";
import { useTranslations } from "../../../i18n/index.ts";

const KeepFilterSheet = lazyPart(() => import("./SaveFilterModal.tsx"));

/** Saves the filter under a name. */
export function SaveFilterButton({ filter }: { filter: LibraryFilter }) {
  const t = useTranslations("library");
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        type="button"
        title={t("keep")}
        className={`${CHIP_CLASS} border-transparent text-quiet`}
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
