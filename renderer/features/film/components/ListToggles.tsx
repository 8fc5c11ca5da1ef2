import { Menu } from "@base-ui/react/menu";
import { Bookmark, Heart, ListPlus } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Button, buttonClass } from "../../../components/Button.tsx";
import { CheckboxMenu } from "../../../components/CheckboxMenu.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists, useSetListed } from "../../lists/index.ts";

const ICONS = { watchlist: Bookmark, favourites: Heart };
const LABELS = {
  watchlist: ["onWatchlist", "toWatchlist"],
  favourites: ["inFavourites", "toFavourites"],
} as const;

/** Buttons for the watchlist and the favourites, and a menu of the person's own lists. */
export function ListToggles({ film }: { film: FilmDetail }) {
  const t = useTranslations("lists");
  const nameOf = useListName();
  const lists = useLists().data?.items ?? [];
  const setListed = useSetListed(film.id);
  const own = lists.filter(({ kind }) => kind === "own");
  return (
    <div className="flex items-center gap-1">
      {(["watchlist", "favourites"] as const).map((kind) => {
        const list = lists.find((one) => one.kind === kind);
        const isOn = list !== undefined && film.lists.includes(list.id);
        const Icon = ICONS[kind];
        const label = t(LABELS[kind][isOn ? 0 : 1]);
        return (
          <Button
            key={kind}
            size="icon"
            variant="plain"
            aria-pressed={isOn}
            aria-label={label}
            title={label}
            className="aria-pressed:text-accent-text"
            disabled={!list}
            onClick={() => list && setListed({ listId: list.id, isListed: !isOn })}
          >
            <Icon aria-hidden className={`size-5 ${isOn ? "fill-current" : ""}`} />
          </Button>
        );
      })}
      {own.length > 0 && (
        <CheckboxMenu
          className="max-h-80 min-w-44"
          trigger={
            <Menu.Trigger className={buttonClass("plain", "icon")} aria-label={t("addToTitle")} title={t("addToTitle")}>
              <ListPlus aria-hidden className="size-5" />
            </Menu.Trigger>
          }
          items={own.map((list) => ({
            key: String(list.id),
            label: nameOf(list),
            isChecked: film.lists.includes(list.id),
            onChange: (isListed) => setListed({ listId: list.id, isListed }),
          }))}
        />
      )}
    </div>
  );
}
