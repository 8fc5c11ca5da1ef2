import { Menu } from "@base-ui/react/menu";
import { Check, Eye, EyeOff, ListPlus, RefreshCw, ScanSearch, Star, X } from "lucide-react";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useWords } from "../../../i18n/index.ts";
import { useListName, useLists } from "../../lists/index.ts";
import { useBulk } from "../hooks/useBulk.ts";
import type { Selection } from "../hooks/useSelection.ts";

const FOOT_GAP_PX = 12;
const VALUES = [5, 4.5, 4, 3.5, 3, 2.5, 2, 1.5, 1, 0.5];
const ITEM = "flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised";

/** What can be done to the films that are selected; it stands at the foot of the list while there are any. */
export function BulkBar({ selection, total }: { selection: Selection; total: number }) {
  const words = useWords("selection");
  const formats = useFormats();
  const isOwner = useUser().role === "owner";
  const bulk = useBulk();
  const { ids, size } = selection;
  const isBusy = bulk.progress !== null;
  const bar = useRef<HTMLElement>(null);
  useFoot(bar, size > 0);

  return (
    <section
      ref={bar}
      aria-label={words("title")}
      className={
        size > 0
          ? "card mx-auto mb-3 flex max-w-full animate-rise flex-wrap items-center gap-1 p-1.5 pl-4 shadow-float"
          : "sr-only"
      }
    >
      <p role="status" className="mr-2 text-sm font-semibold tabular-nums">
        {bulk.progress
          ? words("working", { done: formats.number(bulk.progress.done), total: formats.number(bulk.progress.of) })
          : size > 0 && words("selected", { count: size, number: formats.number(size) })}
      </p>
      {isBusy && (
        <Button size="small" onClick={bulk.stop}>
          {words("stop")}
        </Button>
      )}
      {size > 0 && !isBusy && (
        <>
          <Act
            icon={<Eye aria-hidden className="size-4" />}
            onAct={() => bulk.act(ids, { kind: "watched", watched: true })}
          >
            {words("watched")}
          </Act>
          <Act
            icon={<EyeOff aria-hidden className="size-4" />}
            onAct={() => bulk.act(ids, { kind: "watched", watched: false })}
          >
            {words("unwatched")}
          </Act>
          <Choice icon={<Star aria-hidden className="size-4" />} label={words("rate")}>
            {VALUES.map((value) => (
              <Menu.Item key={value} className={ITEM} onClick={() => bulk.act(ids, { kind: "rating", value })}>
                {words("stars", { count: value, number: formats.number(value) })}
              </Menu.Item>
            ))}
            <Menu.Item className={ITEM} onClick={() => bulk.act(ids, { kind: "rating", value: null })}>
              {words("noRating")}
            </Menu.Item>
          </Choice>
          <ListChoice onChoose={(listId, listed) => bulk.act(ids, { kind: "list", listId, listed })} />
          {isOwner && (
            <>
              <Act icon={<RefreshCw aria-hidden className="size-4" />} onAct={() => bulk.renew(ids, "details")}>
                {words("renew")}
              </Act>
              <Act icon={<ScanSearch aria-hidden className="size-4" />} onAct={() => bulk.renew(ids, "match")}>
                {words("matchAgain")}
              </Act>
            </>
          )}
          {size < total && (
            <Act icon={<Check aria-hidden className="size-4" />} onAct={selection.selectAll}>
              {words("all", { number: formats.number(total) })}
            </Act>
          )}
          <Button size="icon" variant="plain" aria-label={words("clear")} onClick={selection.clear}>
            <X aria-hidden className="size-4" />
          </Button>
        </>
      )}
    </section>
  );
}

function Act({ icon, onAct, children }: { icon: ReactNode; onAct: () => void; children: ReactNode }) {
  return (
    <Button size="small" variant="plain" onClick={onAct}>
      {icon}
      {children}
    </Button>
  );
}

function Choice({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button size="small" variant="plain" />}>
        {icon}
        {label}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="top" sideOffset={8} className="z-40">
          <Menu.Popup className="card max-h-[min(28rem,70vh)] min-w-44 animate-rise overflow-auto p-1.5 shadow-float outline-none">
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ListChoice({ onChoose }: { onChoose: (listId: number, listed: boolean) => void }) {
  const words = useWords("selection");
  const nameOf = useListName();
  const lists = useLists().data?.items ?? [];
  const held = lists.filter(({ count }) => count > 0);
  return (
    <Choice icon={<ListPlus aria-hidden className="size-4" />} label={words("lists")}>
      <Menu.Group>
        <Menu.GroupLabel className="px-2.5 py-1 text-xs text-quiet">{words("putOn")}</Menu.GroupLabel>
        {lists.map((list) => (
          <Menu.Item key={list.id} className={ITEM} onClick={() => onChoose(list.id, true)}>
            {nameOf(list)}
          </Menu.Item>
        ))}
      </Menu.Group>
      {held.length > 0 && (
        <Menu.Group>
          <Menu.GroupLabel className="mt-1 border-t border-line px-2.5 pt-2 pb-1 text-xs text-quiet">
            {words("takeOff")}
          </Menu.GroupLabel>
          {held.map((list) => (
            <Menu.Item key={list.id} className={ITEM} onClick={() => onChoose(list.id, false)}>
              {nameOf(list)}
            </Menu.Item>
          ))}
        </Menu.Group>
      )}
    </Choice>
  );
}

/** Notes at the foot of the window keep above the bar. */
function useFoot(bar: RefObject<HTMLElement | null>, isShown: boolean): void {
  useLayoutEffect(() => {
    if (!isShown) return;
    const { style } = document.documentElement;
    style.setProperty("--foot", `${(bar.current?.offsetHeight ?? 0) + FOOT_GAP_PX}px`);
    return () => void style.removeProperty("--foot");
  }, [bar, isShown]);
}
