import type { LucideIcon } from "lucide-react";
import type { FilmCard } from "../../../src/contract/index.ts";

export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly note?: string;
  readonly icon: LucideIcon;
  readonly film?: FilmCard;
  readonly run: () => void;
};
export type PaletteGroup = {
  readonly value: "films" | "people" | "lists" | "commands" | "search";
  readonly items: readonly PaletteEntry[];
};
