import { box, circle, FAR, line, type Motif, polygon, rays, repeat, ring, shape, transformed } from "./shapes.ts";

/** A locomotive from the front. */
export const locomotive: Motif = ({ deep, glow, pale, shade }) =>
  repeat(6, (index) => circle(-30 + index * 44, -236 - index * 26, 44 + index * 17, deep, 0.85)) +
  shape("M-22 -40 22 -40 420 700 -420 700Z", deep, 0.55) +
  repeat(9, (index) => {
    const y = 150 + index * index * 7 + index * 12;
    return box(-(y * 0.85), y, y * 1.7, 9 + index * 2, pale, 0.25);
  }) +
  shape("M-40 -168 40 -168 26 -126 26 -90 -26 -90 -26 -126Z", shade) +
  circle(0, 16, 132, shade) +
  ring(0, 16, 124, 6, glow) +
  ring(0, 16, 94, 4, deep) +
  repeat(12, (index) => transformed(0, 16, index * 30, circle(0, -109, 5, glow))) +
  circle(0, -78, 37, shade) +
  circle(0, -78, 28, pale) +
  circle(0, -78, 48, pale, 0.22) +
  box(-9, -6, 18, 44, glow) +
  circle(0, 16, 20, glow) +
  box(-158, 128, 316, 26, glow) +
  shape("M-140 154 140 154 176 258 -176 258Z", shade) +
  repeat(9, (index) => line(`M${-112 + index * 28} 154L${-152 + index * 38} 258`, 6, glow)) +
  circle(-126, 141, 12, pale) +
  circle(126, 141, 12, pale);

/** Towers, and light behind the highest. */
export const towers: Motif = ({ deep, glow, pale, shade }) => {
  const tower = (x: number, half: number, top: number, fill: string, step = 0.22) =>
    box(x - half, top + half * 1.2, half * 2, 1_200, fill) +
    box(x - half * (1 - step), top + half * 0.5, half * 2 * (1 - step), 1_200, fill) +
    box(x - half * (1 - step * 2.4), top, half * 2 * (1 - step * 2.4), 1_200, fill);
  const lights = (x: number, half: number, top: number, colour: string) =>
    repeat(13, (row) =>
      repeat(Math.max(2, Math.floor(half / 9)), (column) =>
        (row * 7 + column * 5) % 4 ? box(x - half + 9 + column * 18, top + half * 1.4 + row * 27, 7, 13, colour) : "",
      ),
    );
  return (
    rays(0, -214, 40, 3, glow, 0.3) +
    ring(0, -214, 66, 9, glow) +
    ring(0, -214, 92, 3, glow) +
    repeat(12, (index) => tower(-600 + index * 108 + (index % 2) * 18, 44, -40 + ((index * 53) % 90), deep, 0.16)) +
    tower(0, 74, -236, pale) +
    lights(0, 74, -170, shade) +
    tower(-146, 56, -96, shade) +
    lights(-146, 56, -76, glow) +
    tower(146, 56, -64, shade) +
    lights(146, 56, -44, glow) +
    line("M-250 60Q-100 20 0 92Q110 160 260 96", 11, glow) +
    repeat(
      5,
      (index) =>
        tower(260 + index * 116, 50, 20 - ((index * 41) % 70), shade) +
        tower(-260 - index * 116, 50, -14 + ((index * 37) % 60), shade),
    )
  );
};

/** The clock high above a street, and someone who holds on. */
export const clock: Motif = ({ deep, glow, pale, shade }) =>
  repeat(12, (index) => box(-700 + index * 124, -400, 88, 1_200, deep, 0.55)) +
  repeat(70, (index) => box(-688 + (index % 12) * 124, -330 + Math.floor(index / 12) * 110, 64, 62, shade, 0.45)) +
  circle(0, -56, 206, shade) +
  circle(0, -56, 190, pale) +
  repeat(60, (index) => transformed(0, -56, index * 6, box(-1.5, -182, 3, index % 5 ? 9 : 0, shade))) +
  repeat(12, (index) => transformed(0, -56, index * 30, box(-5, -182, 10, index % 3 ? 22 : 38, shade))) +
  transformed(0, -56, -62, shape("M-8 22 8 22 4 -104 -4 -104Z", shade)) +
  transformed(0, -56, 72, shape("M-8 30 8 30 3 -166 -3 -166Z", glow)) +
  circle(0, -56, 15, shade) +
  transformed(
    153,
    -104,
    6,
    box(-3.5, -8, 7, 56, shade) +
      circle(10, 46, 15, shade) +
      box(-6, 30, 32, 6, shade) +
      shape("M-8 62H26L24 132L40 200H24L10 140L0 206H-16L-2 130Z", shade) +
      line("M6 66L0 4", 8, shade),
  );

/** The beam, the screen, and a man who walks in. */
export const projector: Motif = ({ deep, glow, pale, shade }) =>
  shape("M-300 402 -176 -190 176 -190Z", glow, 0.2) +
  shape("M-300 402 -150 60 176 -190 176 60Z", glow, 0.26) +
  box(-186, -216, 372, 276, deep) +
  box(-170, -200, 340, 244, pale) +
  circle(84, -112, 44, glow) +
  shape("M-170 44V-20Q-60 -76 20 -22Q100 10 170 -34V44Z", deep, 0.6) +
  shape("M-22 100C-22 60 -30 36 -24 12Q0 -8 24 12C30 36 22 60 22 100L32 196H8L0 120L-8 196H-32Z", shade) +
  circle(0, -22, 21, shade) +
  shape("M-34 -30H34V-36H23Q22 -58 0 -58Q-22 -58 -23 -36H-34Z", shade) +
  repeat(16, (index) => shape(`M${-680 + index * 88} 500V232A32 34 0 0 1 ${-616 + index * 88} 232V500Z`, shade, 0.9));

/** Wheels within wheels. */
export const gears: Motif = ({ deep, glow, pale, shade }) => {
  const gear = (x: number, y: number, radius: number, teeth: number, fill: string, hole: string, turn = 0) =>
    transformed(
      x,
      y,
      turn,
      repeat(teeth, (index) =>
        transformed(
          0,
          0,
          (index * 360) / teeth,
          polygon(
            [
              [-radius * 0.13, -radius * 0.96],
              [radius * 0.13, -radius * 0.96],
              [radius * 0.085, -radius * 1.17],
              [-radius * 0.085, -radius * 1.17],
            ],
            fill,
          ),
        ),
      ) +
        circle(0, 0, radius, fill) +
        circle(0, 0, radius * 0.66, hole) +
        repeat(6, (index) =>
          transformed(0, 0, index * 60, box(-radius * 0.05, -radius * 0.7, radius * 0.1, radius * 1.4, fill)),
        ) +
        circle(0, 0, radius * 0.27, fill) +
        circle(0, 0, radius * 0.12, hole),
    );
  return (
    repeat(9, (index) =>
      line(
        `M${-330 + index * 82} -400C${-280 + index * 66} -120 ${-420 + index * 104} 60 ${-330 + index * 82} 500`,
        5,
        deep,
        0.55,
      ),
    ) +
    gear(-120, -160, 118, 14, deep, shade) +
    gear(128, -44, 140, 16, glow, shade, 8) +
    gear(-98, 118, 104, 12, pale, shade, 6) +
    gear(-330, 60, 120, 14, deep, shade) +
    gear(366, 130, 110, 13, deep, shade, 4) +
    gear(330, -210, 84, 10, pale, shade)
  );
};

/** A hand of steel: hexagons that close. */
export const hexagons: Motif = ({ deep, glow, pale, shade }) => {
  const hexagon = (x: number, y: number, radius: number, fill: string, opacity = 1) =>
    polygon(
      Array.from(
        { length: 6 },
        (_, corner) =>
          [x + radius * Math.sin((corner * Math.PI) / 3), y - radius * Math.cos((corner * Math.PI) / 3)] as const,
      ),
      fill,
      opacity,
    );
  const cells = Array.from({ length: 23 * 15 }, (_, index) => {
    const row = Math.floor(index / 23) - 7;
    const x = ((index % 23) - 12) * 84 + (row % 2 ? 42 : 0);
    const y = -40 + row * 72.7;
    return { x, y, away: Math.hypot(x, y + 40) };
  });
  return (
    cells
      .map(({ x, y, away }) => hexagon(x, y, Math.min(45, 9 + away / 8.5), deep, Math.min(0.95, 0.25 + away / 420)))
      .join("") +
    circle(0, -40, 104, glow) +
    circle(0, -40, 76, shade) +
    circle(0, -40, 52, pale) +
    circle(0, -40, 22, glow) +
    [0, 120, 240]
      .map((turn) => transformed(0, -40, turn, box(-4, -190, 8, 96, glow) + circle(0, -196, 12, pale)))
      .join("")
  );
};

/** Round glass, and something turns behind it. */
export const washer: Motif = ({ deep, glow, pale, shade }) =>
  box(-FAR, -420, FAR * 2, 1_600, deep, 0.3) +
  circle(0, -46, 218, shade) +
  ring(0, -46, 208, 16, pale) +
  circle(0, -46, 184, deep) +
  repeat(7, (index) =>
    transformed(
      0,
      -46,
      index * 51.4,
      shape("M0 0C20 -60 90 -90 150 -70C110 -40 70 0 0 0Z", index % 2 ? glow : pale, index % 2 ? 1 : 0.85),
    ),
  ) +
  circle(0, -46, 26, shade) +
  shape("M-150 -112A164 164 0 0 1 -30 -204", "none") +
  line("M-152 -122A170 170 0 0 1 -60 -202", 9, pale, 0.75) +
  transformed(206, -46, 0, box(-12, -38, 34, 76, pale)) +
  repeat(5, (index) => circle(-150 + index * 62, 204 + (index % 2) * 16, 9 + (index % 3) * 5, pale, 0.4));
