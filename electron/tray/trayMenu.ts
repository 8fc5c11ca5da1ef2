import type { MenuItemConstructorOptions } from "electron";
import { type Language, translatorFor } from "../messages/index.ts";

/** What the tray shows. */
export interface TrayState {
  readonly language: Language;
  readonly isPaused: boolean;
  /** Jobs of films that wait or run. */
  readonly open: number;
  readonly needsReview: number;
  /** Sentences of the alerts that hold. */
  readonly alerts: readonly string[];
  readonly recentFilms: readonly RecentFilm[];
}

export interface RecentFilm {
  readonly id: number;
  readonly title: string;
}

export interface TrayActions {
  open(page: string | null): void;
  setPaused(isPaused: boolean): void;
  quit(): void;
}

const MAX_LABEL_LENGTH = 60;

/** State first, then what can be done. `moreItems` come before *Quit*: the state of updates. */
export function trayTemplate(
  state: TrayState,
  actions: TrayActions,
  moreItems: readonly MenuItemConstructorOptions[] = [],
): MenuItemConstructorOptions[] {
  const t = translatorFor(state.language);
  const line: MenuItemConstructorOptions = { type: "separator" };
  const { needsReview } = state;
  return [
    { label: statusText(state), enabled: false },
    ...state.alerts.map((text) => ({ label: shortened(text), click: () => actions.open("/monitoring") })),
    ...(needsReview > 0
      ? [{ label: t("filesNeedReview", { count: needsReview }), click: () => actions.open("/review") }]
      : []),
    line,
    { label: t("openProgram"), click: () => actions.open(null) },
    ...recentItems(state, actions),
    {
      label: state.isPaused ? t("resume") : t("pause"),
      click: () => actions.setPaused(!state.isPaused),
    },
    line,
    ...moreItems,
    { label: t("quit"), click: () => actions.quit() },
  ];
}

/** Of the icon: the program, what it does, and what waits for the person. */
export function trayToolTip(state: TrayState): string {
  const t = translatorFor(state.language);
  const waiting = state.needsReview > 0 ? [t("filesNeedReview", { count: state.needsReview })] : [];
  return ["Filmothèque", statusText(state), ...waiting, ...state.alerts].join("\n");
}

export function statusText({ language, isPaused, open }: TrayState): string {
  const t = translatorFor(language);
  if (isPaused) return t("paused");
  return open > 0 ? t("working", { count: open }) : t("idle");
}

function recentItems({ language, recentFilms }: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  if (recentFilms.length === 0) return [];
  const submenu = recentFilms.map(({ id, title }) => ({
    label: shortened(title),
    click: () => actions.open(`/films/${id}`),
  }));
  return [{ label: translatorFor(language)("recentFilms"), submenu }];
}

/** An ampersand would underline the next letter. */
function shortened(text: string): string {
  const short = text.length > MAX_LABEL_LENGTH ? `${text.slice(0, MAX_LABEL_LENGTH - 1).trimEnd()}…` : text;
  return short.replaceAll("&", "&&");
}
