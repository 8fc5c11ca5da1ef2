import { box, circle, FAR, line, type Motif, repeat, ring, shape, stars, transformed } from "./shapes.ts";

/** A hand with fingers too long, before a moon too large. */
export const claw: Motif = ({ deep, pale, shade }) => {
  const finger = (x: number, y: number, lean: number, length: number) =>
    transformed(
      x,
      y,
      lean,
      shape(
        `M-26 40C-30 -${length * 0.3} -22 -${length * 0.6} -15 -${length * 0.72}L0 -${length}L17 -${length * 0.72}C24 -${length * 0.6} 30 -${length * 0.3} 25 40Z`,
        shade,
      ),
    );
  return (
    circle(0, -14, 222, deep, 0.5) +
    circle(0, -14, 186, pale) +
    circle(54, -74, 22, deep, 0.16) +
    circle(-70, -104, 13, deep, 0.16) +
    finger(-74, 160, -27, 226) +
    finger(-34, 134, -11, 284) +
    finger(16, 130, 3, 300) +
    finger(64, 146, 17, 262) +
    finger(98, 238, 46, 196) +
    transformed(
      0,
      60,
      0,
      shape(
        "M-106 78C-70 50 60 40 92 70C126 110 118 190 84 236C66 300 70 420 84 900H-92C-70 420 -60 320 -86 250C-122 190 -132 120 -106 78Z",
        shade,
      ),
    )
  );
};

/** The Moon, and what was shot into its eye. */
export const moonFace: Motif = ({ deep, glow, pale, shade }, chance) =>
  stars(60, pale, chance) +
  circle(0, -30, 205, deep, 0.6) +
  circle(0, -30, 178, pale) +
  circle(-96, -112, 20, deep, 0.28) +
  circle(-118, 30, 30, deep, 0.22) +
  circle(104, 68, 15, deep, 0.28) +
  circle(30, -166, 13, deep, 0.22) +
  circle(-58, -44, 17, shade) +
  line("M-96 -84Q-58 -106 -24 -86", 9, shade) +
  line("M-70 66Q4 116 76 50", 11, shade) +
  shape("M0 -12Q22 22 -10 26", "none") +
  circle(66, -50, 46, shade) +
  transformed(
    66,
    -50,
    -38,
    shape("M-34 0V-112A34 46 0 0 1 34 -112V0Z", glow) +
      box(-34, -96, 68, 11, shade, 0.5) +
      box(-34, -40, 68, 11, shade, 0.5) +
      circle(0, -120, 12, shade, 0.7),
  );

/** A house on its hill; one window knows. */
export const hillHouse: Motif = ({ deep, glow, pale, shade }) => {
  const window = (x: number, y: number, isLit = false) =>
    shape(`M${x - 9} ${y + 17}V${y - 8}A9 9 0 0 1 ${x + 9} ${y - 8}V${y + 17}Z`, isLit ? glow : deep);
  return (
    circle(37, -76, 330, deep, 0.3) +
    circle(37, -76, 252, deep, 0.5) +
    circle(37, -76, 176, pale) +
    shape(`M-${FAR} 380C-420 330 -190 130 10 116C150 118 380 330 ${FAR} 390V900H-${FAR}Z`, shade) +
    shape("M-88 132 -88 -20 -96 -20 -40 -92 16 -20 8 -20 8 132Z", shade) +
    shape("M0 132 0 -96 -8 -96 37 -196 82 -96 74 -96 74 132Z", shade) +
    shape("M70 132 70 14 62 14 108 -42 152 14 146 14 146 132Z", shade) +
    box(35.5, -226, 3, 40, shade) +
    box(-70, -100, 16, 50, shade) +
    window(37, -56, true) +
    window(-40, 6) +
    window(37, 24) +
    window(108, 58) +
    window(-62, 78) +
    window(-18, 78)
  );
};

/** Hands come up before the light of a farm. */
export const risingHands: Motif = ({ deep, glow, shade }) => {
  const hand = (x: number, y: number, turn: number, scale: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${[-30, -12, 6, 24].map((at, index) => transformed(at + 3, -104, at * 0.5, `<rect x="-7.5" y="-${62 + (index % 3) * 10}" width="15" height="90" rx="7.5" fill="${shade}"/>`)).join("")}${transformed(-42, -70, -48, `<rect x="-8" y="-56" width="16" height="70" rx="8" fill="${shade}"/>`)}<path d="M-40 -116H40C44 -70 26 -40 24 -10V420H-24V-10C-26 -40 -46 -70 -40 -116Z" fill="${shade}"/></g>`;
  return (
    circle(0, -20, 196, glow) +
    shape(`M-${FAR} 118Q0 66 ${FAR} 118V900H-${FAR}Z`, deep) +
    shape("M-72 100 -72 -12 -84 -12 0 -84 84 -12 72 -12 72 100Z", shade) +
    box(38, -92, 16, 46, shade) +
    box(-44, 12, 26, 30, glow) +
    box(18, 12, 26, 30, glow) +
    hand(-176, 268, -10, 1.15) +
    hand(-62, 330, 5, 0.95) +
    hand(74, 318, -4, 1.05) +
    hand(190, 262, 12, 1.2) +
    hand(-330, 300, 6, 1.1) +
    hand(330, 310, -8, 1.1)
  );
};

/** Saucers on strings, stones below. */
export const saucers: Motif = ({ deep, glow, pale, shade }, chance) => {
  const saucer = (x: number, y: number, scale: number) =>
    `<g transform="translate(${x} ${y}) rotate(-7) scale(${scale})">${shape(
      "M-46 16 46 16 130 480 -130 480Z",
      glow,
      0.22,
    )}${shape("M-48 -8A48 46 0 0 1 48 -8Z", pale)}<ellipse cx="0" cy="2" rx="112" ry="23" fill="${glow}"/>${line("M-112 2Q0 32 112 2", 6, shade, 0.5)}${repeat(5, (index) => circle(-64 + index * 32, 8, 5.5, pale))}</g>`;
  const stone = (x: number, y: number, turn: number) =>
    transformed(
      x,
      y,
      turn,
      shape("M-30 90V-26A30 30 0 0 1 30 -26V90Z", shade) + box(-4, -34, 8, 42, deep) + box(-15, -23, 30, 8, deep),
    );
  return (
    stars(50, pale, chance, 20) +
    saucer(-92, -178, 0.78) +
    saucer(128, -112, 0.56) +
    saucer(-4, -26, 1.06) +
    shape(`M-${FAR} 150Q0 96 ${FAR} 150V900H-${FAR}Z`, deep) +
    stone(-172, 156, -6) +
    stone(-30, 172, 3) +
    stone(122, 152, 8) +
    stone(330, 160, -5) +
    stone(-350, 164, 4)
  );
};

/** A pavilion over its lake. */
export const pavilion: Motif = ({ deep, glow, pale, shade }) => {
  const dome = (x: number, width: number, height: number) =>
    shape(
      `M${x - width} 60V${60 - height}C${x - width * 1.25} ${10 - height} ${x - width * 0.2} ${-10 - height} ${x} ${-70 - height}C${x + width * 0.2} ${-10 - height} ${x + width * 1.25} ${10 - height} ${x + width} ${60 - height}V60Z`,
      shade,
    );
  return (
    circle(0, -70, 176, glow) +
    dome(0, 64, 92) +
    dome(-122, 40, 44) +
    dome(122, 40, 44) +
    dome(-206, 26, 10) +
    dome(206, 26, 10) +
    box(-236, 30, 472, 40, shade) +
    repeat(9, (index) => shape(`M${-214 + index * 50} 62V40A14 14 0 0 1 ${-186 + index * 50} 40V62Z`, glow)) +
    box(-FAR, 66, FAR * 2, 900, deep) +
    repeat(7, (index) =>
      box(-176 + index * 22, 84 + index * 22, 352 - index * 44, 7, index % 2 ? pale : glow, 0.8 - index * 0.08),
    ) +
    repeat(4, (index) => ring(0, 250, 40 + index * 70, 2, pale, 0.12))
  );
};
