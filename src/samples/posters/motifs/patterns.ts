import { box, circle, type Motif, polygon, rays, repeat, ring, shape, stars, transformed } from "./shapes.ts";

/** Quarter circles, turned at random. */
export const quarters: Motif = ({ deep, glow, pale, shade }, chance) => {
  const colours = [deep, glow, pale, deep, glow];
  return repeat(17 * 7, (index) => {
    const x = -850 + (index % 17) * 100;
    const y = -350 + Math.floor(index / 17) * 100;
    const colour = colours[Math.floor(chance() * colours.length)] ?? deep;
    const turn = Math.floor(chance() * 4) * 90;
    const inner =
      chance() < 0.22
        ? circle(0, 0, 40, colour) + circle(0, 0, 16, shade)
        : shape("M-50 -50H50A100 100 0 0 1 -50 50Z", colour);
    return transformed(x + 50, y + 50, turn, inner);
  });
};

/** The last day, wound up. */
export const spiral: Motif = ({ deep, glow, pale, shade }) =>
  repeat(22, (index) =>
    transformed(
      0,
      -40,
      index * 19,
      circle(0, -index * 3.2, 430 - index * 19.4, index % 2 ? shade : index % 4 ? deep : glow),
    ),
  ) +
  shape("M-24 30C-28 -10 -26 -42 -16 -48H16C26 -42 28 -10 24 30L18 112H4L0 60L-4 112H-18Z", pale) +
  circle(0, -66, 17, pale) +
  shape("M-28 -72H28V-78H18Q16 -96 0 -96Q-16 -96 -18 -78H-28Z", pale);

/** Down the barrel. */
export const barrel: Motif = ({ deep, glow, pale, shade }) =>
  rays(0, -50, 20, 9, glow, 0.9) +
  circle(0, -50, 176, shade) +
  repeat(6, (index) => transformed(0, -50, index * 60 + 30, circle(0, -116, 33, deep) + circle(0, -116, 24, shade))) +
  circle(0, -50, 72, pale) +
  circle(0, -50, 56, shade) +
  circle(0, -50, 38, deep) +
  circle(0, -50, 22, shade) +
  box(-11, -262, 22, 46, shade) +
  shape("M-15 -216 15 -216 11 -246 -11 -246Z", pale);

/** Who is she? A hood, a question, a rope of roofs. */
export const hood: Motif = ({ deep, glow, pale, shade }, chance) =>
  stars(34, pale, chance, 60) +
  circle(0, -60, 214, deep) +
  shape("M-150 300C-176 40 -150 -236 0 -236C150 -236 176 40 150 300Z", shade) +
  shape("M-100 -56C-90 -110 -40 -104 0 -88C40 -104 90 -110 100 -56C96 -12 36 -8 0 -40C-36 -8 -96 -12 -100 -56Z", pale) +
  circle(-46, -58, 20, glow) +
  circle(46, -58, 20, glow) +
  circle(-46, -58, 8, shade) +
  circle(46, -58, 8, shade) +
  repeat(
    15,
    (index) =>
      polygon(
        [
          [-720 + index * 100, 600],
          [-720 + index * 100, 180 + ((index * 31) % 40)],
          [-670 + index * 100, 140 + ((index * 31) % 40)],
          [-620 + index * 100, 180 + ((index * 31) % 40)],
          [-620 + index * 100, 600],
        ],
        index % 2 ? deep : shade,
      ) + box(-692 + index * 100, 120 + ((index * 31) % 40), 14, 40, index % 2 ? deep : shade),
  ) +
  ring(0, -60, 226, 3, glow, 0.7);

/** Blossom and water. */
export const spring: Motif = ({ deep, glow, pale, shade }, chance) =>
  circle(0, -60, 178, pale, 0.85) +
  repeat(8, (index) =>
    shape(
      `M-1400 ${90 + index * 40}Q-1050 ${60 + index * 40} -700 ${90 + index * 40}T0 ${90 + index * 40}T700 ${90 + index * 40}T1400 ${90 + index * 40}V900H-1400Z`,
      index % 2 ? shade : deep,
      index % 2 ? 0.5 : 0.55,
    ),
  ) +
  shape(
    "M-20 130C-30 40 -10 -10 -70 -100L-54 -106C-24 -60 -8 -40 0 -10C6 -50 34 -90 84 -120L92 -106C50 -70 26 -20 24 130Z",
    shade,
  ) +
  repeat(26, (index) => {
    const angle = chance() * Math.PI * 2;
    const reach = Math.sqrt(chance()) * 128;
    return circle(
      Math.cos(angle) * reach * 1.15,
      -116 + Math.sin(angle) * reach * 0.72,
      16 + chance() * 15,
      index % 4 ? glow : deep,
    );
  }) +
  repeat(14, () => circle(-240 + chance() * 480, -10 + chance() * 190, 5 + chance() * 4, glow));
