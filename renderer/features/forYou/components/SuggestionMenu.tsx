import { ContextMenu } from "@base-ui/react/context-menu";
import { Film, ListMinus, ThumbsDown } from "lucide-react";
import type { ReactNode } from "react";
import { useNavigate } from "react-router";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { MENU_ITEM_CLASS, MENU_POPUP_CLASS } from "../../../components/menuClass.ts";
import { useTranslations } from "../../../i18n/index.ts";

type SuggestionMenuProps = { film: FilmCard; onNotForMe: () => void; onLessLikeThis: () => void; children: ReactNode };

/** What the right button of the mouse, or the menu key, offers on a suggestion. */
export function SuggestionMenu({ film, onNotForMe, onLessLikeThis, children }: SuggestionMenuProps) {
  const t = useTranslations("forYou");
  const navigate = useNavigate();
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger>{children}</ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-40">
          <ContextMenu.Popup aria-label={film.title} className={MENU_POPUP_CLASS}>
            <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={() => void navigate(`/films/${film.id}`)}>
              <Film aria-hidden className="size-4" />
              {t("open")}
            </ContextMenu.Item>
            <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={onLessLikeThis}>
              <ListMinus aria-hidden className="size-4" />
              {t("lessLikeThis")}
            </ContextMenu.Item>
            <ContextMenu.Item className={MENU_ITEM_CLASS} onClick={onNotForMe}>
              <ThumbsDown aria-hidden className="size-4" />
              {t("notForMe")}
            </ContextMenu.Item>
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
