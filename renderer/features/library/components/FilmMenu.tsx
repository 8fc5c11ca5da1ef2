import { ContextMenu } from "@base-ui/react/context-menu";
import { type MouseEvent, type ReactNode, Suspense, useState } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { lazyPart } from "../../../components/lazyPart.ts";
import { MENU_POPUP_CLASS } from "../../../components/menuClass.ts";
import { type FilmPages, filmAt } from "../filmPages.ts";
import type { Selection } from "../hooks/useSelection.ts";

const FilmMenuContent = lazyPart(() => import("./FilmMenuContent.tsx"));

type FilmMenuProps = { pages: FilmPages | null; selection: Selection; children: ReactNode };

/** What the right button of the mouse, or the menu key, offers on a film; on a selected one for all that are selected. */
export function FilmMenu({ pages, selection, children }: FilmMenuProps) {
  const [film, setFilm] = useState<FilmCard | null>(null);

  const onMenu = (event: MouseEvent) => {
    const index = indexOfTarget(event.target);
    const found = pages && index !== null ? filmAt(pages, index) : null;
    setFilm(found);
    // Outside the films the browser's own menu opens.
    if (!found) event.stopPropagation();
  };

  return (
    <ContextMenu.Root>
      <div className="contents" onContextMenuCapture={onMenu}>
        <ContextMenu.Trigger>{children}</ContextMenu.Trigger>
      </div>
      <ContextMenu.Portal>
        <ContextMenu.Positioner className="z-40">
          <ContextMenu.Popup aria-label={film?.title} className={MENU_POPUP_CLASS}>
            {film && (
              <Suspense fallback={<span className="skeleton m-1 block h-72 w-52" />}>
                <FilmMenuContent film={film} selection={selection} />
              </Suspense>
            )}
          </ContextMenu.Popup>
        </ContextMenu.Positioner>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Cells say their index counted from 1; rows count the table's head too. */
function indexOfTarget(target: EventTarget): number | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest("[aria-posinset]")?.getAttribute("aria-posinset");
  if (cell) return Number(cell) - 1;
  const row = target.closest("tr[aria-rowindex]")?.getAttribute("aria-rowindex");
  return row ? Number(row) - 2 : null;
}
