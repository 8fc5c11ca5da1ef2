/** The flat colours of a poster. */
export interface Palette {
  readonly ground: string;
  /** Of silhouettes: the ground itself where that is dark. */
  readonly shade: string;
  /** The second plane: hills, walls, water. */
  readonly deep: string;
  /** The accent colour. */
  readonly glow: string;
  readonly pale: string;
  /** Of the letters; stands out from `ground`. */
  readonly ink: string;
}

export const PALETTES = {
  dusk: { ground: "#12162e", shade: "#12162e", deep: "#33437f", glow: "#eda24a", pale: "#f6e3bd", ink: "#f9efd9" },
  blood: { ground: "#1a090d", shade: "#1a090d", deep: "#74152a", glow: "#e5482f", pale: "#f7d8b2", ink: "#fbe9d2" },
  moss: { ground: "#0b1a16", shade: "#0b1a16", deep: "#1f5b49", glow: "#d8b53c", pale: "#e8ecc4", ink: "#f2f3dc" },
  plum: { ground: "#180e26", shade: "#180e26", deep: "#513380", glow: "#e8789f", pale: "#f7dbe9", ink: "#fbeef5" },
  rust: { ground: "#1d1009", shade: "#1d1009", deep: "#86401a", glow: "#f4893b", pale: "#fbe0b2", ink: "#fdeed6" },
  steel: { ground: "#0f1519", shade: "#0f1519", deep: "#3a5163", glow: "#ea5540", pale: "#e6ece9", ink: "#f4f6f3" },
  sea: { ground: "#061920", shade: "#061920", deep: "#126072", glow: "#f4ba4d", pale: "#d6f0e5", ink: "#eefaf4" },
  coal: { ground: "#131211", shade: "#131211", deep: "#4a4440", glow: "#d9c7a3", pale: "#f2ead9", ink: "#f7f1e4" },
  sand: { ground: "#ead9b2", shade: "#27170d", deep: "#d0954a", glow: "#b02d20", pale: "#faf0d8", ink: "#27170d" },
  snow: { ground: "#dde5e4", shade: "#14222b", deep: "#86a1ab", glow: "#cf4430", pale: "#f8faf7", ink: "#14222b" },
  mint: { ground: "#bcd8bf", shade: "#10261f", deep: "#5a927b", glow: "#ef5f3d", pale: "#f0f6e6", ink: "#10261f" },
  gold: { ground: "#f2b533", shade: "#231708", deep: "#de7b1d", glow: "#b3261e", pale: "#fff0c4", ink: "#231708" },
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
