import { Menu } from "@base-ui/react/menu";
import { Check, Eye, EyeOff, ListPlus, ListX, Pencil, RefreshCw, ScanSearch, Star, X } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { MENU_POPUP_CLASS } from "../../../components/menuClass.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { EditFilmsModal } from "../../edit/index.ts";
import { MergeButton } from "../../removal/index.ts";
import type { Batches } from "../hooks/useBatches.ts";
import { useBulkActions } from "../hooks/useBulkActions.ts";
import type { Selection } from "../hooks/useSelection.ts";
import { ListMenuItems, RatingMenuItems } from "./FilmMenuItems.tsx";

type BulkActionsProps = {
  selection: Selection;
  /** How many films the list has. */
  total: number;
  batches: Batches;
};

/** The buttons of the bar for the selected films; none while one of their actions runs. */
export default function BulkActions({ selection, total, batches }: BulkActionsProps) {
  const t = useTranslations("selection");
  const tRemoval = useTranslations("removal");
  const formats = useFormats();
  const isOwner = useUser().role === "owner";
  const bulk = useBulkActions(batches);
  const { ids, size } = selection;
  const [edited, setEdited] = useState<readonly number[] | null>(null);
  return (
    <>
      {size > 0 && batches.progress === null && (
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
    </>
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
