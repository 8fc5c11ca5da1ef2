import { box, circle, FAR, line, type Motif, rays, repeat, ring, shape, transformed } from "./shapes.ts";

/** Fire in layers, one of them pale. */
export const flames: Motif = ({ deep, glow, pale, shade }) => {
  const flame = (scale: number, fill: string) =>
    `<g transform="translate(0 250) scale(${scale})">${shape("M0 0C-150 0 -190 -120 -140 -220C-130 -170 -104 -160 -92 -184C-110 -280 -60 -330 -66 -430C-10 -390 26 -330 22 -262C48 -282 56 -320 50 -352C120 -290 170 -200 160 -120C150 -40 90 0 0 0Z", fill)}</g>`;
  return (
    repeat(9, (index) =>
      circle(-240 + ((index * 173) % 480), -300 + ((index * 97) % 300), 3 + (index % 3) * 2, glow, 0.8),
    ) +
    flame(1.34, deep) +
    flame(1.06, glow) +
    transformed(-6, 12, 0, flame(0.66, pale)) +
    transformed(330, 60, 0, flame(0.9, deep)) +
    transformed(-340, 50, 0, flame(0.95, deep)) +
    box(-FAR, 236, FAR * 2, 800, shade)
  );
};

/** A stake, a halo and a window's light. */
export const halo: Motif = ({ deep, glow, pale, shade }) =>
  rays(0, -96, 36, 4, deep, 0.8, 5) +
  ring(0, -96, 148, 14, glow) +
  ring(0, -96, 172, 3, glow) +
  shape("M-96 -70C-104 -180 -56 -222 0 -222C56 -222 104 -180 96 -70C92 0 56 62 0 74C-56 62 -92 0 -96 -70Z", pale) +
  shape(
    "M-98 -84C-106 -196 -50 -236 0 -236C50 -236 106 -196 98 -84C88 -140 66 -170 28 -176C-12 -160 -62 -160 -98 -84Z",
    shade,
  ) +
  shape("M-70 -74Q-44 -102 -18 -76Q-44 -56 -70 -74Z", shade) +
  shape("M70 -74Q44 -102 18 -76Q44 -56 70 -74Z", shade) +
  circle(-43, -78, 8, glow) +
  circle(43, -78, 8, glow) +
  shape("M-40 -54Q-46 -20 -38 8Q-32 -20 -36 -54Z", glow, 0.7) +
  line("M-24 30Q0 22 24 30", 6, shade) +
  line("M0 -64L-8 0H8", 4, deep, 0.6) +
  shape(`M-44 66H44L64 120Q250 150 300 ${FAR}H-300Q-250 150 -64 120Z`, shade) +
  line("M-40 96Q0 132 40 96", 5, glow);

/** Candles, one a life. */
export const candles: Motif = ({ deep, glow, pale, shade }, chance) =>
  repeat(25, (index) => {
    const x = -620 + index * 52;
    const isMiddle = index === 12;
    const height = isMiddle ? 240 : 90 + chance() * 190;
    const half = isMiddle ? 20 : 12 + chance() * 5;
    const top = 260 - height;
    return (
      circle(x, top - 34, isMiddle ? 84 : 38, glow, 0.14) +
      box(x - half, top, half * 2, 700, index % 2 ? deep : pale) +
      (index % 5 === 3
        ? line(`M${x} ${top - 4}Q${x + 12} ${top - 40} ${x - 4} ${top - 76}`, 4, pale, 0.4)
        : shape(
            `M${x} ${top - 8}C${x - 22} ${top - 28} ${x - 6} ${top - 52} ${x} ${top - (isMiddle ? 104 : 70)}C${x + 6} ${top - 52} ${x + 22} ${top - 28} ${x} ${top - 8}Z`,
            glow,
          ))
    );
  }) + shape("M-62 -330C-62 -250 -40 -216 0 -216C40 -216 62 -250 62 -330Z", shade, 0);

/** A coat with its buttons, which is all a man was. */
export const coat: Motif = ({ deep, glow, pale, shade }) =>
  circle(0, -206, 92, deep, 0.7) +
  shape("M-54 -176C-58 -250 58 -250 54 -176L46 -130H-46Z", pale) +
  shape("M-74 -202H74L66 -222H52C50 -262 -50 -262 -52 -222H-66Z", shade) +
  box(-54, -226, 108, 12, glow) +
  shape("M-40 -158Q-22 -176 0 -162Q22 -176 40 -158Q20 -146 0 -152Q-20 -146 -40 -158Z", shade) +
  shape("M-74 -134H74C150 -120 196 -90 210 -20L240 600H-240L-210 -20C-196 -90 -150 -120 -74 -134Z", deep) +
  shape("M-62 -136 0 -52 62 -136 84 -120 26 6 0 -30 -26 6 -84 -120Z", shade) +
  line("M0 -30V600", 4, shade) +
  repeat(6, (index) =>
    [-1, 1]
      .map(
        (side) =>
          circle(side * (66 - index * 3), -6 + index * 52, 17, glow) +
          circle(side * (66 - index * 3) - 4, -10 + index * 52, 5, pale),
      )
      .join(""),
  ) +
  shape("M-206 -30C-196 -84 -160 -108 -118 -118L-128 -78Z", glow) +
  shape("M206 -30C196 -84 160 -108 118 -118L128 -78Z", glow) +
  repeat(
    7,
    (index) =>
      box(-204 + index * 12, -44 - index * 9, 5, 26, glow) + box(199 - index * 12, -44 - index * 9, 5, 26, glow),
  );
