import { ChevronDown, ChevronUp, GripVertical } from "lucide-react";
import { useLayoutEffect, useRef, useState } from "react";
import type { HomeRow, OwnHomeRow } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { Modal } from "../../../components/Modal.tsx";
import { useDragToReorder } from "../../../components/useDragToReorder.ts";
import { useFormats } from "../../../i18n/format.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import { moved, rowKey, withHidden, withSavedFilters } from "../arrangement.ts";
import { useArrangeHome, useHomeRows, useResetHome, useSavedFilters } from "../hooks/useHomeRows.ts";

type Direction = -1 | 1;

/** The rows of Home, to be shown, hidden and moved: by their handles, or by buttons. What is changed is saved at once. */
export default function ArrangeHome({ onClose }: { onClose: () => void }) {
  const t = useTranslations("home");
  const formats = useFormats();
  const saved = withSavedFilters(useHomeRows().data?.items ?? [], useSavedFilters().data?.items ?? []);
  const arrange = useArrangeHome();
  const reset = useResetHome();
  /** While a row is dragged, the order so far. */
  const [dragOrder, setDragOrder] = useState<readonly HomeRow[] | null>(null);
  const rows = dragOrder ?? saved;
  /** The same without waiting for a render: the pointer may be let go before. */
  const latestOrder = useRef<readonly HomeRow[] | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const drag = useDragToReorder(
    list,
    (from, to) => {
      latestOrder.current = moved(latestOrder.current ?? rows, from, to);
      setDragOrder(latestOrder.current);
    },
    () => {
      if (latestOrder.current) arrange(latestOrder.current);
      latestOrder.current = null;
      setDragOrder(null);
    },
  );
  const [announced, announce] = useState("");
  const nameOf = useRowName();
  const keepFocus = useFocusAfterMove(list, rows);

  function move(index: number, direction: Direction): void {
    const row = rows[index];
    if (!row) return;
    keepFocus(rowKey(row), direction);
    arrange(moved(rows, index, index + direction));
    announce(
      t("movedTo", {
        name: nameOf(row),
        index: formats.number(index + direction + 1),
        number: formats.number(rows.length),
      }),
    );
  }

  return (
    <Modal open onClose={onClose} title={t("arrange")}>
      <p className="mb-4 text-quiet">{t("arrangeText")}</p>
      <ol ref={list} className="space-y-1">
        {rows.map((row, index) => (
          <ArrangedRow
            key={rowKey(row)}
            row={row}
            name={nameOf(row)}
            isDragged={drag.dragged === index}
            handleProps={drag.handleProps(index)}
            onShow={(isShown) => arrange(withHidden(rows, rowKey(row), !isShown))}
            onMoveUp={index > 0 ? () => move(index, -1) : undefined}
            onMoveDown={index < rows.length - 1 ? () => move(index, 1) : undefined}
          />
        ))}
      </ol>
      <p role="status" className="sr-only">
        {announced}
      </p>
      <div className="mt-4 flex justify-end">
        <Button variant="plain" disabled={reset.isPending} onClick={() => reset.mutate({ rows: [] })}>
          {t("arrangeReset")}
        </Button>
      </div>
    </Modal>
  );
}

type ArrangedRowProps = {
  row: HomeRow;
  name: string;
  isDragged: boolean;
  handleProps: ReturnType<ReturnType<typeof useDragToReorder>["handleProps"]>;
  onShow: (isShown: boolean) => void;
  onMoveUp: (() => void) | undefined;
  onMoveDown: (() => void) | undefined;
};

function ArrangedRow({ row, name, isDragged, handleProps, onShow, onMoveUp, onMoveDown }: ArrangedRowProps) {
  const t = useTranslations("home");
  return (
    <li
      data-row={rowKey(row)}
      className={`flex items-center gap-2 rounded-xl border px-2 ${isDragged ? "border-accent bg-raised" : "border-transparent"}`}
    >
      <span aria-hidden {...handleProps} className="cursor-grab touch-none p-2 text-quiet active:cursor-grabbing">
        <GripVertical className="size-5" />
      </span>
      <label className="flex min-w-0 grow items-center gap-3 py-2.5">
        <input
          type="checkbox"
          className="size-5 shrink-0 accent-accent"
          checked={!row.isHidden}
          onChange={(event) => onShow(event.currentTarget.checked)}
        />
        <span className={`min-w-0 truncate ${row.isHidden ? "text-quiet" : ""}`} title={name}>
          {name}
        </span>
      </label>
      {row.savedFilter && <span className="shrink-0 text-xs text-quiet max-sm:hidden">{t("savedFilter")}</span>}
      <MoveButton direction={-1} label={t("moveUp", { name })} onMove={onMoveUp} />
      <MoveButton direction={1} label={t("moveDown", { name })} onMove={onMoveDown} />
    </li>
  );
}

type MoveButtonProps = { direction: Direction; label: string; onMove: (() => void) | undefined };

function MoveButton({ direction, label, onMove }: MoveButtonProps) {
  const Icon = direction < 0 ? ChevronUp : ChevronDown;
  return (
    <Button
      size="icon"
      variant="plain"
      className="shrink-0"
      aria-label={label}
      title={label}
      data-move={direction}
      disabled={!onMove}
      onClick={onMove}
    >
      <Icon aria-hidden className="size-5" />
    </Button>
  );
}

const ROW_NAMES: Readonly<Record<OwnHomeRow, TranslationKey<"home">>> = {
  continue: "continue",
  review: "reviewRow",
  tonight: "tonightRow",
  forYou: "forYou",
  collections: "collectionsInProgress",
  newest: "newest",
  onThisDay: "onThisDay",
  recentlyWatched: "recentlyWatched",
  genres: "genreRows",
};

function useRowName(): (row: HomeRow) => string {
  const t = useTranslations("home");
  return ({ kind, savedFilter }) => (kind === "savedFilter" ? (savedFilter?.name ?? "") : t(ROW_NAMES[kind]));
}

/** When a row changes its position, its button loses the focus: this gives it back. */
function useFocusAfterMove(list: { readonly current: HTMLElement | null }, rows: readonly HomeRow[]) {
  const wanted = useRef<{ readonly key: string; readonly direction: Direction } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect reads only refs, and has to run when the order changes
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { key, direction } = wanted.current;
    wanted.current = null;
    const row = [...(list.current?.children ?? [])].find(
      (item) => item instanceof HTMLElement && item.dataset.row === key,
    );
    const button = (toward: number) => row?.querySelector<HTMLButtonElement>(`[data-move="${toward}"]:enabled`);
    (button(direction) ?? button(-direction))?.focus();
  }, [rows.map(rowKey).join()]);
  return (key: string, direction: Direction) => {
    wanted.current = { key, direction };
  };
}
