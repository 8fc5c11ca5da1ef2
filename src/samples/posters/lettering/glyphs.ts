/** A letter drawn by one pen: the path of its strokes between y 0 (top) and 100 (foot), and how far it reaches. */
export interface Glyph {
  readonly width: number;
  readonly strokes: string;
}

const glyph = (width: number, strokes: string): Glyph => ({ width, strokes });

/**
 * Capitals of circles and straight lines. The posters carry their own alphabet because a machine may have no fonts at
 * all, and so that they look the same on each.
 */
export const GLYPHS: Readonly<Record<string, Glyph>> = {
  A: glyph(74, "M0 100 37 0 74 100M12 70H62"),
  B: glyph(60, "M0 0V100H32A27 27 0 0 0 32 46H0M28 46A23 23 0 0 0 28 0H-6"),
  C: glyph(86, "M85.4 14.6A50 50 0 1 0 85.4 85.4"),
  D: glyph(82, "M0 0V100H32A50 50 0 0 0 32 0H-6"),
  E: glyph(50, "M50 0H0V100H50M0 47H42"),
  F: glyph(48, "M50 0H0V100M0 47H40"),
  G: glyph(100, "M85.4 14.6A50 50 0 1 0 100 54H56"),
  H: glyph(66, "M0 0V100M66 0V100M0 47H66"),
  I: glyph(0, "M0 0V100"),
  J: glyph(40, "M40 0V72A20 28 0 0 1 0 72"),
  K: glyph(60, "M0 0V100M57 0 0 62M18 43 61 100"),
  L: glyph(46, "M0 0V100H48"),
  M: glyph(96, "M0 100 11 0 48 78 85 0 96 100"),
  N: glyph(70, "M0 100V0L70 100V0"),
  O: glyph(100, "M0 50A50 50 0 1 1 100 50A50 50 0 1 1 0 50Z"),
  P: glyph(57, "M0 100V0H30A27 27 0 0 1 30 54H0"),
  Q: glyph(100, "M0 50A50 50 0 1 1 100 50A50 50 0 1 1 0 50ZM60 64 98 106"),
  R: glyph(60, "M0 100V0H30A27 27 0 0 1 30 54H0M26 54 59 100"),
  S: glyph(
    58,
    "M53 19C50 6 40 0 29 0 14 0 4 10 4 24 4 40 16 46 30 50 46 55 58 61 58 76 58 91 46 100 30 100 14 100 3 92 0 77",
  ),
  T: glyph(62, "M0 0H62M31 0V100"),
  U: glyph(70, "M0 0V65A35 35 0 0 0 70 65V0"),
  V: glyph(72, "M0 0 36 100 72 0"),
  W: glyph(112, "M0 0 27 100 56 8 85 100 112 0"),
  X: glyph(64, "M1 0 63 100M63 0 1 100"),
  Y: glyph(66, "M0 0 33 52 66 0M33 52V100"),
  Z: glyph(60, "M0 0H58L1 100H61"),
  Ø: glyph(100, "M0 50A50 50 0 1 1 100 50A50 50 0 1 1 0 50ZM14 96 86 4"),
  Æ: glyph(104, "M0 100 52 0H104M52 0V100H104M16 70H52M52 47H96"),
  "0": glyph(68, "M0 50A34 50 0 1 1 68 50A34 50 0 1 1 0 50Z"),
  "1": glyph(26, "M0 20 26 2V100"),
  "2": glyph(58, "M2 29A27 27 0 0 1 56 28C56 40 46 50 38 59L2 100H59"),
  "3": glyph(58, "M5 0H52L27 38A31 31 0 1 1 0 84"),
  "4": glyph(62, "M46 100V2L1 70H62"),
  "5": glyph(58, "M52 0H13L8 44A31 31 0 1 1 0 86"),
  "6": glyph(64, "M46 0 6 54M1 69A31 31 0 1 1 63 69A31 31 0 1 1 1 69Z"),
  "7": glyph(56, "M0 0H56L16 100"),
  "8": glyph(60, "M7 24A23 23 0 1 1 53 24A23 23 0 1 1 7 24ZM2 73A28 27 0 1 1 58 73A28 27 0 1 1 2 73Z"),
  "9": glyph(64, "M18 100 58 46M1 31A31 31 0 1 1 63 31A31 31 0 1 1 1 31Z"),
  ".": glyph(0, "M0 87V100"),
  ",": glyph(4, "M4 87 0 112"),
  ":": glyph(0, "M0 40V53M0 87V100"),
  "!": glyph(0, "M0 0V66M0 86V100"),
  "?": glyph(48, "M0 24A24 24 0 1 1 36 44C28 50 24 56 24 68M24 86V100"),
  "'": glyph(0, "M0 0V25"),
  "-": glyph(30, "M0 52H30"),
  "·": glyph(0, "M0 44V57"),
  "&": glyph(76, "M76 100 20 34C10 20 18 2 34 2 48 2 56 18 46 30L16 56C-6 76 8 100 30 100 52 100 66 84 74 62"),
  "/": glyph(44, "M0 104 44-4"),
};

/** Marks above (or below) a letter, around its middle at x 0. */
export const MARKS: Readonly<Record<string, string>> = {
  "\u0300": "M-16-36 6-18",
  "\u0301": "M16-36-6-18",
  "\u0302": "M-20-16 0-36 20-16",
  "\u0303": "M-24-20C-14-38-2-32 2-27 8-20 18-20 24-34",
  "\u0304": "M-20-24H20",
  "\u0308": "M-16-32V-19M16-32V-19",
  "\u030a": "M-11-25A11 11 0 1 1 11-25A11 11 0 1 1-11-25Z",
  "\u030c": "M-20-36 0-16 20-36",
  "\u0327": "M0 100C12 108 12 124-8 124",
};
