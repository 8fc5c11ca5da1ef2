import type { JumpListCategory, JumpListItem } from "electron";
import type { Translator } from "../messages/index.ts";
import { LINK_SCHEME } from "../requests/programLink.ts";
import type { RecentFilm } from "../tray/trayMenu.ts";

export interface JumpListParts {
  readonly films: readonly RecentFilm[];
  /** What the person took off the list: Windows refuses a list that shows it again. */
  readonly removed: readonly JumpListItem[];
  readonly command: readonly [program: string, ...args: string[]];
  readonly t: Translator;
}

const MAX_TITLE_LENGTH = 260;

/** Windows' list of an icon in the taskbar: each recent film starts the program with its link. */
export function jumpList({ films, removed, command: [program, ...args], t }: JumpListParts): JumpListCategory[] {
  const removedArguments = new Set(removed.map(({ args }) => args));
  const items = films
    .map(({ id, title }): JumpListItem & { args: string } => ({
      type: "task",
      title: title.slice(0, MAX_TITLE_LENGTH),
      program,
      args: [...args.map((arg) => `"${arg}"`), `${LINK_SCHEME}://films/${id}`].join(" "),
      iconPath: program,
      iconIndex: 0,
    }))
    .filter(({ args }) => !removedArguments.has(args));
  return items.length === 0 ? [] : [{ type: "custom", name: t("recentFilms"), items }];
}
