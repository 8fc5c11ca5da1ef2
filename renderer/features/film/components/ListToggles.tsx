import { Menu } from "@base-ui/react/menu";
import { Bookmark, Check, Heart, ListPlus } from "lucide-react";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { Button, buttonClass } from "../../../components/Button.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { useListName, useLists, useSetListed } from "../../lists/index.ts";

const ICONS = { watchlist: Bookmark, favourites: Heart };
const WORDS = {
  watchlist: ["onWatchlist", "toWatchlist"],
  favourites: ["inFavourites", "toFavourites"],
} as const;

/** Buttons for the watchlist and the favourites, and a menu of the person's own lists. */
export function ListToggles({ film }: { film: FilmDetail }) {
  const t = useTranslations("lists");
  const nameOf = useListName();
  const lists = useLists().data?.items ?? [];
  const listed = useSetListed(film.id);
  const own = lists.filter(({ kind }) => kind === "own");
  const set = (id: number, isListed: boolean) => listed.mutate({ id, filmId: film.id, listed: isListed });
  return (
    <div className="flex items-center gap-1">
      {(["watchlist", "favourites"] as const).map((kind) => {
        const list = lists.find((one) => one.kind === kind);
        const isOn = list !== undefined && film.lists.includes(list.id);
        const Icon = ICONS[kind];
        const label = t(WORDS[kind][isOn ? 0 : 1]);
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
            onClick={() => list && set(list.id, !isOn)}
          >
            <Icon aria-hidden className={`size-5 ${isOn ? "fill-current" : ""}`} />
          </Button>
        );
      })}
      {own.length > 0 && (
        <Menu.Root modal={false}>
          <Menu.Trigger className={buttonClass("plain", "icon")} aria-label={t("addToTitle")} title={t("addToTitle")}>
            <ListPlus aria-hidden className="size-5" />
          </Menu.Trigger>
          <Menu.Portal>
            <Menu.Positioner align="start" sideOffset={6} className="z-40">
              <Menu.Popup className="card max-h-80 min-w-44 animate-rise overflow-auto p-1.5 shadow-float outline-none">
                {own.map((list) => (
                  <Menu.CheckboxItem
                    key={list.id}
                    checked={film.lists.includes(list.id)}
                    onCheckedChange={(isOn) => set(list.id, isOn)}
                    className="flex items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-highlighted:bg-raised"
                  >
                    <span className="flex size-4 items-center">
                      <Menu.CheckboxItemIndicator>
                        <Check aria-hidden className="size-4 text-accent-text" />
                      </Menu.CheckboxItemIndicator>
                    </span>
                    {nameOf(list)}
                  </Menu.CheckboxItem>
                ))}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        </Menu.Root>
      )}
    </div>
  );
}
