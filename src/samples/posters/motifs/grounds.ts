import { box, circle, FAR, line, type Motif, polygon, repeat, ring, shape, transformed } from "./shapes.ts";

/** The dashes of the middle line, far ones first: x, y, width, height and turn. */
const ROAD_LINES = [
  [-4, 0, 4, 18, 20],
  [-24, 40, 6, 24, 34],
  [-46, 92, 9, 32, 6],
  [-22, 156, 12, 42, -28],
  [30, 226, 16, 58, -22],
  [66, 330, 20, 80, -10],
] as const;

/** Steps without end, and a pram. */
export const steps: Motif = ({ deep, glow, pale, shade }) => {
  const step = (index: number) => ({ x: -560 + index * 62, y: -330 + index * 46 });
  return (
    shape(`M-${FAR} -900 250 -300 ${FAR} -300 ${FAR} -900Z`, glow) +
    shape(`M70 -330 ${FAR} -330 ${FAR} 60Z`, glow) +
    repeat(
      26,
      (index) =>
        box(step(index).x, step(index).y, FAR, 23, index % 2 ? pale : deep) +
        box(step(index).x, step(index).y + 23, FAR, 23, shade),
    ) +
    shape(`M-${FAR} -954 -560 -330 1050 864 -${FAR} 864Z`, shade, 0.35) +
    transformed(
      52,
      18,
      37,
      shape("M-58 -26H46Q40 34 -8 34Q-54 34 -58 -26Z", glow) +
        shape("M-6 -30A52 52 0 0 1 46 -82V-30Z", glow) +
        line("M-58 -26L-86 -58", 7, glow) +
        ring(-36, 58, 21, 6, glow) +
        ring(30, 58, 21, 6, glow),
    )
  );
};

/** No wall stands straight. */
export const crooked: Motif = ({ deep, glow, pale, shade }) =>
  shape(`M-${FAR} -500 -160 -500 -96 40 -250 700 -${FAR} 700Z`, deep) +
  shape(`M170 -500 ${FAR} -500 ${FAR} 700 240 700 104 60Z`, deep) +
  shape("M-96 40 104 60 240 700 -250 700Z", pale) +
  shape("M-30 46 20 50 110 700 -70 700Z", shade) +
  shape("M-30 46 20 50 74 120 -58 112Z", glow) +
  shape("M-160 -500 -120 -180 10 -300 134 -150 170 -500Z", glow) +
  shape("M-120 -180 10 -300 134 -150 104 60 -96 40Z", shade) +
  shape("M-56 -128 6 -152 30 -70 -34 -58Z", pale) +
  line("M-22 -142L-4 -62M-48 -92L20 -112", 7, shade) +
  shape("M44 -60 86 -84 84 -10 52 -4Z", glow) +
  shape("M-236 -190 -170 -226 -160 -96 -214 -70Z", glow) +
  line("M-204 -210L-186 -84M-226 -138L-164 -164", 7, deep) +
  shape("M188 -230 240 -190 228 -60 164 -106Z", pale) +
  line("M214 -208L196 -84M178 -160L234 -128", 7, deep) +
  shape("M-226 60 -168 30 -176 150 -232 190Z", shade) +
  shape("M168 40 226 66 240 180 180 140Z", shade) +
  line("M0 -300L-18 -352L22 -396L-8 -450", 8, shade);

/** A road, a bend, and the sign one misses. */
export const road: Motif = ({ deep, glow, pale, shade }) =>
  circle(-30, -96, 128, glow) +
  shape(`M-${FAR} -20L-360 -64L-190 -20L-80 -70L60 -20L210 -86L380 -20L${FAR} -60V900H-${FAR}Z`, deep) +
  shape(
    "M-22 -20C40 30 -190 70 -120 190C-60 300 -160 480 -200 700H330C270 480 220 300 90 200C-30 110 70 40 2 -20Z",
    shade,
  ) +
  ROAD_LINES.map(([x, y, width, height, degrees]) =>
    transformed(x, y, degrees, box(-width / 2, 0, width, height, glow)),
  ).join("") +
  box(158, -132, 12, 330, shade) +
  transformed(
    164,
    -110,
    -7,
    shape("M-118 -34 54 -34 88 0 54 34 -118 34Z", pale) + box(-96, -8, 118, 6, shade) + box(-96, 8, 82, 6, shade),
  ) +
  transformed(164, -26, 6, shape("M92 -26 -46 -26 -74 0 -46 26 92 26Z", pale, 0.9) + box(-28, -3, 92, 6, shade));

/** Ears over a hill. */
export const ears: Motif = ({ deep, glow, pale, shade }) => {
  const butterfly = (x: number, y: number, turn: number, scale: number) =>
    `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${shape("M0 0C-30 -44 -66 -30 -52 -4C-66 22 -30 34 0 0C30 34 66 22 52 -4C66 -30 30 -44 0 0Z", glow)}${line("M0 -14V20", 5, shade)}</g>`;
  return (
    circle(0, -40, 218, pale, 0.75) +
    transformed(
      -60,
      -54,
      -12,
      `<ellipse cx="0" cy="-92" rx="42" ry="132" fill="${shade}"/><ellipse cx="0" cy="-80" rx="20" ry="98" fill="${glow}"/>`,
    ) +
    transformed(
      60,
      -54,
      20,
      `<ellipse cx="0" cy="-92" rx="42" ry="132" fill="${shade}"/><ellipse cx="0" cy="-80" rx="20" ry="98" fill="${glow}"/>`,
    ) +
    shape("M-140 120C-160 -10 -92 -86 0 -86C92 -86 160 -10 140 120C100 190 -100 190 -140 120Z", shade) +
    circle(-52, 16, 15, pale) +
    circle(52, 16, 15, pale) +
    circle(-48, 18, 7, shade) +
    circle(48, 18, 7, shade) +
    shape("M-17 54H17L0 74Z", glow) +
    box(-15, 96, 13, 26, pale) +
    box(2, 96, 13, 26, pale) +
    shape(`M-${FAR} 190C-500 90 -260 120 0 150C260 110 500 170 ${FAR} 120V900H-${FAR}Z`, deep) +
    butterfly(150, -206, 18, 0.8) +
    butterfly(-186, -150, -20, 0.55) +
    butterfly(196, 60, 30, 0.45)
  );
};

/** Ridges under a large sun; something flies. */
export const ridges: Motif = ({ deep, glow, shade }) =>
  circle(26, -96, 168, glow) +
  shape(
    `M-${FAR} 60L-520 -40L-330 30L-150 -120L-92 -70L-40 -108L110 40L230 -50L420 50L640 -60L${FAR} 60V900H-${FAR}Z`,
    deep,
    0.8,
  ) +
  shape(`M-${FAR} 140L-460 60L-260 150L-60 50L120 150L300 70L520 150L${FAR} 90V900H-${FAR}Z`, deep) +
  shape(`M-${FAR} 250L-300 140L-100 214L90 136L290 220L600 150L${FAR} 240V900H-${FAR}Z`, shade) +
  transformed(
    40,
    -104,
    -14,
    shape(
      "M0 0C-34 -40 -92 -50 -140 -18C-98 -22 -70 -8 -54 14C-36 4 -18 6 -6 22C6 4 26 -2 44 8C58 -16 86 -34 128 -36C84 -62 30 -46 0 0ZM-6 18Q0 62 -34 92Q14 72 10 18Z",
      shade,
    ),
  );

/** A cabin that leans over its edge. */
export const edge: Motif = ({ deep, glow, pale, shade }, chance) =>
  shape(`M-${FAR} 60 -360 -150 -190 20 ${FAR} -260 ${FAR} 900 -${FAR} 900Z`, deep, 0.55) +
  shape(`M-${FAR} 120 20 66 64 128 40 260 76 420 30 900 -${FAR} 900Z`, pale) +
  shape("M20 66 64 128 40 260 76 420 30 900 -20 900 14 420 -16 260 16 140Z", deep) +
  transformed(
    34,
    66,
    15,
    box(-112, -132, 224, 132, shade) +
      shape("M-142 -126 0 -222 142 -126Z", glow) +
      shape("M-142 -126 0 -222 142 -126 142 -142 0 -240 -142 -142Z", pale) +
      box(58, -238, 28, 70, shade) +
      box(-80, -92, 52, 46, glow) +
      box(-56, -92, 5, 46, shade) +
      box(-80, -72, 52, 5, shade) +
      box(30, -104, 52, 104, deep) +
      repeat(5, (row) => box(-112, -118 + row * 26, 224, 2, pale, 0.25)),
  ) +
  repeat(70, () => circle(-600 + chance() * 1_000, -320 + chance() * 620, 1.5 + chance() * 3, pale, 0.85));

/** One walks where everyone has gone. */
export const emptyStreet: Motif = ({ deep, glow, shade }) =>
  circle(0, -10, 132, glow) +
  repeat(6, (index) => {
    const near = 300 + index * 130;
    const far = 62 + index * 46;
    return index > 3
      ? ""
      : polygon(
          [
            [-near, 700],
            [-near, -420 + index * 20],
            [-far - 20, -150 + index * 16],
            [-far - 20, 60],
          ],
          index % 2 ? deep : shade,
          1,
        );
  }) +
  shape("M-60 58 60 58 700 900 -700 900Z", deep, 0.5) +
  shape(`M-82 58 -82 -110 -250 -260 -${FAR} -700 -${FAR} 900 -560 700Z`, deep) +
  shape(`M82 58 82 -110 250 -260 ${FAR} -700 ${FAR} 900 560 700Z`, shade) +
  repeat(5, (index) =>
    polygon(
      [
        [-112 - index * 52, -86 - index * 40],
        [-134 - index * 60, -104 - index * 46],
        [-134 - index * 60, -30 - index * 4],
        [-112 - index * 52, -34 - index * 10],
      ],
      shade,
    ),
  ) +
  repeat(5, (index) =>
    polygon(
      [
        [112 + index * 52, -86 - index * 40],
        [134 + index * 60, -104 - index * 46],
        [134 + index * 60, -30 - index * 4],
        [112 + index * 52, -34 - index * 10],
      ],
      index === 1 ? glow : deep,
    ),
  ) +
  shape("M-22 60C-24 10 -24 -16 -14 -22H14C24 -16 24 10 22 60L18 150H4L0 84L-4 150H-18Z", shade) +
  circle(0, -42, 17, shade) +
  shape("M-18 150 18 150 130 520 -60 520Z", shade, 0.55);
