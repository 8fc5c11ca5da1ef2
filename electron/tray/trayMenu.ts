import type { MenuItemConstructorOptions } from "electron";
import { countText, type Language, messagesIn } from "../messages/index.ts";

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

const LONGEST_LABEL = 60;

/** State first, then what can be done. `moreItems` come before *Quit*: the state of updates. */
export function trayTemplate(
  state: TrayState,
  actions: TrayActions,
  moreItems: readonly MenuItemConstructorOptions[] = [],
): MenuItemConstructorOptions[] {
  const messages = messagesIn(state.language);
  const line: MenuItemConstructorOptions = { type: "separator" };
  const { needsReview } = state;
  return [
    { label: statusText(state), enabled: false },
    ...state.alerts.map((text) => ({ label: shortened(text), click: () => actions.open("/monitoring") })),
    ...(needsReview > 0
      ? [{ label: countText(state.language, "filesNeedReview", needsReview), click: () => actions.open("/review") }]
      : []),
    line,
    { label: messages.openProgram, click: () => actions.open(null) },
    ...recentItems(state, actions),
    {
      label: state.isPaused ? messages.resume : messages.pause,
      click: () => actions.setPaused(!state.isPaused),
    },
    line,
    ...moreItems,
    { label: messages.quit, click: () => actions.quit() },
  ];
}

/** Of the icon: the program, what it does, and what waits for the person. */
export function trayToolTip(state: TrayState): string {
  const waiting = state.needsReview > 0 ? [countText(state.language, "filesNeedReview", state.needsReview)] : [];
  return ["Filmothèque", statusText(state), ...waiting, ...state.alerts].join("\n");
}

export function statusText({ language, isPaused, open }: TrayState): string {
  if (isPaused) return messagesIn(language).paused;
  return open > 0 ? countText(language, "working", open) : messagesIn(language).idle;
}

function recentItems({ language, recentFilms }: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  if (recentFilms.length === 0) return [];
  const submenu = recentFilms.map(({ id, title }) => ({
    label: shortened(title),
    click: () => actions.open(`/films/${id}`),
  }));
  return [{ label: messagesIn(language).recentFilms, submenu }];
}

/** An ampersand would underline the next letter. */
function shortened(text: string): string {
  const short = text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text;
  return short.replaceAll("&", "&&");
}
