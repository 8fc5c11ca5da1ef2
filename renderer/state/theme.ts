import { createStore } from "./store.ts";

export const THEMES = ["dark", "light", "system"] as const;
export type Theme = (typeof THEMES)[number];

const STORAGE_KEY = "filmotheque:theme";
const prefersLight = window.matchMedia("(prefers-color-scheme: light)");

/** Dark unless the person chose another: posters stand out on a dark page. */
function savedTheme(): Theme {
  const saved = localStorage.getItem(STORAGE_KEY);
  return THEMES.find((theme) => theme === saved) ?? "dark";
}

export const themeStore = createStore<Theme>(savedTheme());

export function setTheme(theme: Theme): void {
  localStorage.setItem(STORAGE_KEY, theme);
  themeStore.set(theme);
}

/** Applies the theme now, and at each change of it or of the system's own. */
export function startTheme(): void {
  applyTheme();
  themeStore.subscribe(applyTheme);
  prefersLight.addEventListener("change", applyTheme);
}

function applyTheme(): void {
  const theme = themeStore.get();
  document.documentElement.dataset.theme = theme === "system" ? (prefersLight.matches ? "light" : "dark") : theme;
}
