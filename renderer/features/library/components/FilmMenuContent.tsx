import { ContextMenu } from "@base-ui/react/context-menu";
import { ChevronRight, ExternalLink, Eye, EyeOff, Film, ListPlus, ListX, Play, ScanSearch, Star } from "lucide-react";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { desktop } from "../../../api/desktop.ts";
import { useIsKid, useUser } from "../../../api/session.ts";
import { MENU_ITEM_CLASS, MENU_POPUP_CLASS } from "../../../components/menuClass.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { playFilm } from "../../../navigation/playFilm.ts";
import { useBatches } from "../hooks/useBatches.ts";
import { useBulkActions } from "../hooks/useBulkActions.ts";
import type { Selection } from "../hooks/useSelection.ts";
import { ListMenuItems, RatingMenuItems } from "./FilmMenuItems.tsx";

/** What can be done with a film; with a selected one, what can be done with all that are selected. */
export default function FilmMenuContent({ film, selection }: { film: FilmCard; selection: Selection }) {
  const t = useTranslations("selection");
  const tRemoval = useTranslations("removal");
  const isOwner = useUser().role === "owner";
  const navigate = useNavigate();
  const isKid = useIsKid();
  const bulk = useBulkActions(useBatches());
  const ids = selection.ids.has(film.id) ? selection.ids : [film.id];
  return (
    <>
      <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={() => void navigate(`/films/${film.id}`)}>
        <Film aria-hidden className="size-4" />
        {t("open")}
      </ContextMenu.Item>
      {!desktop() && (
        <ContextMenu.Item
          className={MENU_ITEM_CLASS}
          onClick={() => void window.open(`/films/${film.id}`, "_blank", "noopener")}
        >
          <ExternalLink aria-hidden className="size-4" />
          {t("newTab")}
        </ContextMenu.Item>
      )}
      {film.problem === null && (
        <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={() => playFilm(navigate, film.id)}>
          <Play aria-hidden className="size-4" />
          {t(film.progress === null ? "play" : "resume")}
        </ContextMenu.Item>
      )}
      <ContextMenu.Item
        className={MENU_ITEM_CLASS}
        onClick={() => void bulk.act(ids, { kind: "watched", watched: !film.watched })}
      >
        {film.watched ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
        {t(film.watched ? "markUnwatched" : "markWatched")}
      </ContextMenu.Item>
      <Submenu icon={<Star aria-hidden className="size-4" />} label={t("rate")}>
        <RatingMenuItems onRate={(value) => void bulk.act(ids, { kind: "rating", value })} />
      </Submenu>
      <Submenu icon={<ListPlus aria-hidden className="size-4" />} label={t("lists")}>
        <ListMenuItems onChoose={(listId, listed) => void bulk.act(ids, { kind: "list", listId, listed })} />
      </Submenu>
      {!isKid && (
        <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={() => void navigate(`/review?film=${film.id}`)}>
          <ScanSearch aria-hidden className="size-4" />
          {t("fix")}
        </ContextMenu.Item>
      )}
      {isOwner && (
        <ContextMenu.Item
          className={MENU_ITEM_CLASS}
          title={tRemoval("removeHint")}
          onClick={() => void bulk.remove(ids).then((isDone) => isDone && selection.clear())}
        >
          <ListX aria-hidden className="size-4" />
          {tRemoval("remove")}
        </ContextMenu.Item>
      )}
    </>
  );
}

function Submenu({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
  return (
    <ContextMenu.SubmenuRoot>
      <ContextMenu.SubmenuTrigger className={MENU_ITEM_CLASS}>
        {icon}
        <span className="grow">{label}</span>
        <ChevronRight aria-hidden className="size-4 text-quiet" />
      </ContextMenu.SubmenuTrigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-40">
          <ContextMenu.Popup className={MENU_POPUP_CLASS}>{children}</ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.SubmenuRoot>
  );
}
