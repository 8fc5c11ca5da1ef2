import { type RefObject, Suspense, useLayoutEffect, useRef } from "react";
import { Button } from "../../../components/Button.tsx";
import { lazyPart } from "../../../components/lazyPart.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useBatches } from "../hooks/useBatches.ts";
import type { Selection } from "../hooks/useSelection.ts";

const FOOT_GAP_PX = 12;

const BulkActions = lazyPart(() => import("./BulkActions.tsx"));

/** Actions for the selected films, at the bottom of the list while any are selected. */
export function BulkActionBar({ selection, total }: { selection: Selection; total: number }) {
  const t = useTranslations("selection");
  const formats = useFormats();
  const batches = useBatches();
  const { size } = selection;
  const bar = useRef<HTMLElement>(null);
  const wasUsed = useRef(false);
  wasUsed.current ||= size > 0;
  useToastOffset(bar, size > 0);

  return (
    <section
      ref={bar}
      aria-label={t("title")}
      className={
        size > 0
          ? "card mx-auto mb-3 flex max-w-full animate-rise items-center gap-1 p-1.5 pl-4 shadow-float max-sm:overflow-x-auto max-sm:*:shrink-0 sm:flex-wrap"
          : "sr-only"
      }
    >
      <p role="status" className="mr-2 text-sm font-semibold tabular-nums">
        {batches.progress
          ? t("working", {
              done: formats.number(batches.progress.done),
              total: formats.number(batches.progress.total),
            })
          : size > 0 && t("selected", { count: size, number: formats.number(size) })}
      </p>
      {batches.progress && (
        <Button size="small" onClick={batches.stop}>
          {t("stop")}
        </Button>
      )}
      {wasUsed.current && (
        <Suspense>
          <BulkActions selection={selection} total={total} batches={batches} />
        </Suspense>
      )}
    </section>
  );
}

/** Notes at the foot of the window keep above the bar. */
function useToastOffset(bar: RefObject<HTMLElement | null>, isShown: boolean): void {
  useLayoutEffect(() => {
    if (!isShown) return;
    const { style } = document.documentElement;
    style.setProperty("--foot", `${(bar.current?.offsetHeight ?? 0) + FOOT_GAP_PX}px`);
    return () => void style.removeProperty("--foot");
  }, [bar, isShown]);
}
