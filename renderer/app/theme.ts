import { useSyncExternalStore } from "react";

export const THEMES = ["dark", "light", "system"] as const;
export type Theme = (typeof THEMES)[number];

const REMEMBERED = "filmotheque:theme";
const bySystem = window.matchMedia("(prefers-color-scheme: light)");
const watchers = new Set<() => void>();

/** Dark unless the person chose otherwise: the posters carry the colour. */
export function currentTheme(): Theme {
  const kept = localStorage.getItem(REMEMBERED);
  return THEMES.find((theme) => theme === kept) ?? "dark";
}

export function setTheme(theme: Theme): void {
  localStorage.setItem(REMEMBERED, theme);
  applyTheme();
  for (const watcher of watchers) watcher();
}

export function startTheme(): void {
  applyTheme();
  bySystem.addEventListener("change", applyTheme);
}

export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, currentTheme);
}

function applyTheme(): void {
  const theme = currentTheme();
  document.documentElement.dataset.theme = theme === "system" ? (bySystem.matches ? "light" : "dark") : theme;
}

/** @returns ends the watching */
export function watchTheme(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
