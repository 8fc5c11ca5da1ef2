import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, memo, type RefObject, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { useElementHeight } from "../../../components/useElementHeight.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useStore } from "../../../state/store.ts";
import type { FirstVisibleIndex } from "../hooks/useFirstVisibleIndex.ts";
import { type JumpMark, markAtIndex, marksThatFit } from "../jumpMarks.ts";
import { LIBRARY_KEY } from "../libraryCache.ts";

const MARK_PX = 24;
/** Shorter lists have no index. */
const MIN_FILMS = 40;

type JumpIndexProps = {
  filter: LibraryFilter;
  firstVisible: FirstVisibleIndex;
  jump: RefObject<(index: number) => void>;
  isReady: boolean;
};

/** Jumps to a letter, decade or month, by the order of the list, and marks the current one. One tab stop, with arrow keys. */
export const JumpIndex = memo(function JumpIndex({ filter, firstVisible, jump, isReady }: JumpIndexProps) {
  const t = useTranslations("library");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const bar = useRef<HTMLDivElement>(null);
  const height = useElementHeight(bar);
  const nameOf = useMarkName(filter);
  const [walked, setWalked] = useState<number | null>(null);
  const jumpIndex = useQuery({
    queryKey: [LIBRARY_KEY, "jumpIndex", filter],
    queryFn: ({ signal }) => client.films.jumpIndex(toQuery(filter), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // Loaded after the films.
    enabled: isReady,
  }).data;
  const isUseful = jumpIndex !== undefined && jumpIndex.total >= MIN_FILMS && jumpIndex.marks.length > 1;
  const marks = isUseful ? marksThatFit(jumpIndex.marks, Math.floor(height / MARK_PX)) : [];
  const here = useStore(firstVisible, (index) => markAtIndex(marks, index));
  const stop = Math.min(walked ?? Math.max(0, here), marks.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next === undefined || next < 0 || next >= marks.length) return;
    event.preventDefault();
    setWalked(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("jump")}
      aria-orientation="vertical"
      aria-hidden={marks.length === 0}
      className="flex w-11 shrink-0 flex-col max-sm:hidden justify-center py-3 text-center"
      onKeyDown={onKeyDown}
      onBlur={() => setWalked(null)}
    >
      {marks.map((mark, at) => (
        <button
          key={mark.index}
          type="button"
          tabIndex={at === stop ? 0 : -1}
          aria-current={at === here ? "location" : undefined}
          aria-label={`${nameOf(mark).long}: ${tCommon("films", { count: mark.count, number: formats.number(mark.count) })}`}
          title={`${nameOf(mark).long} · ${formats.number(mark.count)}`}
          className="min-h-0 rounded text-[0.7rem] leading-6 text-quiet tabular-nums hover:bg-raised hover:text-ink aria-[current]:font-bold aria-[current]:text-accent-text"
          onClick={() => jump.current(mark.index)}
        >
          {nameOf(mark).short}
        </button>
      ))}
    </div>
  );
});

/** The text of a mark in the bar, and its accessible name. */
function useMarkName(filter: LibraryFilter): (mark: JumpMark) => { short: string; long: string } {
  const t = useTranslations("library");
  const formats = useFormats();
  return ({ label }) => {
    if (label === null) return { short: "–", long: t("without") };
    switch (filter.sort) {
      case "year":
        return { short: label, long: t("decadeOf", { from: label }) };
      case "added":
        return label.length > 4 ? formats.month(label) : { short: label, long: label };
      case "estimate":
        return {
          short: formats.number(Number(label)),
          long: t("ratedFrom", { number: formats.number(Number(label)) }),
        };
      case "rating":
        return { short: label, long: t("points", { number: label }) };
      case "runtime":
        return { short: label, long: t("minutesFrom", { number: label }) };
      default:
        return { short: label, long: label };
    }
  };
}
