import { Menu } from "@base-ui/react/menu";
import { Check, Eye, EyeOff, ListPlus, ListX, Pencil, RefreshCw, ScanSearch, Star, X } from "lucide-react";
import { type ReactNode, type RefObject, Suspense, useLayoutEffect, useRef, useState } from "react";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { MENU_POPUP_CLASS } from "../../../components/menuClass.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { EditFilmsModal } from "../../edit/index.ts";
import { MergeButton } from "../../removal/index.ts";
import { useBulkActions } from "../hooks/useBulkActions.ts";
import type { Selection } from "../hooks/useSelection.ts";
import { ListMenuItems, RatingMenuItems } from "./FilmMenuItems.tsx";

const FOOT_GAP_PX = 12;

/** Actions for the selected films, at the bottom of the list while any are selected. */
export function BulkActionBar({ selection, total }: { selection: Selection; total: number }) {
  const t = useTranslations("selection");
  const tRemoval = useTranslations("removal");
  const formats = useFormats();
  const isOwner = useUser().role === "owner";
  const bulk = useBulkActions();
  const { ids, size } = selection;
  const [edited, setEdited] = useState<readonly number[] | null>(null);
  const isBusy = bulk.progress !== null;
  const bar = useRef<HTMLElement>(null);
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
        {bulk.progress
          ? t("working", { done: formats.number(bulk.progress.done), total: formats.number(bulk.progress.total) })
          : size > 0 && t("selected", { count: size, number: formats.number(size) })}
      </p>
      {isBusy && (
        <Button size="small" onClick={bulk.stop}>
          {t("stop")}
        </Button>
      )}
      {size > 0 && !isBusy && (
        <>
          <Act
            icon={<Eye aria-hidden className="size-4" />}
            onAct={() => bulk.act(ids, { kind: "watched", watched: true })}
          >
            {t("watched")}
          </Act>
          <Act
            icon={<EyeOff aria-hidden className="size-4" />}
            onAct={() => bulk.act(ids, { kind: "watched", watched: false })}
          >
            {t("unwatched")}
          </Act>
          <Choice icon={<Star aria-hidden className="size-4" />} label={t("rate")}>
            <RatingMenuItems onRate={(value) => bulk.act(ids, { kind: "rating", value })} />
          </Choice>
          <Choice icon={<ListPlus aria-hidden className="size-4" />} label={t("lists")}>
            <ListMenuItems onChoose={(listId, listed) => bulk.act(ids, { kind: "list", listId, listed })} />
          </Choice>
          {isOwner && (
            <>
              <Act icon={<Pencil aria-hidden className="size-4" />} onAct={() => setEdited([...ids])}>
                {t("edit")}
              </Act>
              <Act icon={<RefreshCw aria-hidden className="size-4" />} onAct={() => bulk.renew(ids, "details")}>
                {t("renew")}
              </Act>
              <Act icon={<ScanSearch aria-hidden className="size-4" />} onAct={() => bulk.renew(ids, "match")}>
                {t("rematch")}
              </Act>
              <MergeButton filmIds={ids} onMerged={selection.clear} />
              <Act
                icon={<ListX aria-hidden className="size-4" />}
                onAct={() => void bulk.remove(ids).then((isDone) => isDone && selection.clear())}
              >
                {tRemoval("remove")}
              </Act>
            </>
          )}
          {size < total && (
            <Act icon={<Check aria-hidden className="size-4" />} onAct={selection.selectAll}>
              {t("all", { number: formats.number(total) })}
            </Act>
          )}
          <Button size="icon" variant="plain" aria-label={t("clear")} onClick={selection.clear}>
            <X aria-hidden className="size-4" />
          </Button>
        </>
      )}
      {edited && (
        <Suspense>
          <EditFilmsModal filmIds={edited} onClose={() => setEdited(null)} />
        </Suspense>
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
          <Menu.Popup className={MENU_POPUP_CLASS}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
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
