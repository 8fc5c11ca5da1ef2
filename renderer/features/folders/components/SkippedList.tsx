import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { SkippedFileRow } from "../../../../src/contract/index.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { SkippedRow } from "./SkippedRow.tsx";

const ROW_HEIGHT_PX = 72;
const OVERSCAN_ROWS = 8;
/** The next page is fetched when this many rows remain below the viewport. */
const ROWS_AHEAD = 40;

type SkippedListProps = {
  rows: readonly SkippedFileRow[];
  /** Number of rows on all pages. */
  total: number;
  onEnd: () => void;
};

/** A virtualised list with its own scroll area: only visible rows are rendered. */
export function SkippedList({ rows, total, onEnd }: SkippedListProps) {
  const t = useTranslations("skipped");
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => `${rows[index]?.path}\0${rows[index]?.reason}`,
    overscan: OVERSCAN_ROWS,
  });
  const shown = virtual.getVirtualItems();
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - ROWS_AHEAD;
  useEffect(() => {
    if (isNearEnd && rows.length < total) onEnd();
  }, [isNearEnd, rows.length, total, onEnd]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is scrolled with the keys too
    <div ref={scroller} tabIndex={0} className="card mt-4 max-h-[60vh] overflow-y-auto">
      <ul aria-label={t("list")} className="relative" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ key, index, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                className="absolute inset-x-0 top-0 border-line/70 border-b"
                style={{ transform: `translateY(${start}px)` }}
              >
                <SkippedRow row={row} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
