import { box, circle, FAR, line, type Motif, polygon, rays, repeat, ring, shape, transformed } from "./shapes.ts";

/** Half a mask before a curtain. */
export const mask: Motif = ({ deep, glow, pale, shade }) =>
  repeat(15, (index) =>
    shape(
      `M${-700 + index * 100} -400Q${-650 + index * 100} 100 ${-700 + index * 100} 600H${-642 + index * 100}Q${-600 + index * 100} 100 ${-648 + index * 100} -400Z`,
      deep,
      0.62,
    ),
  ) +
  shape("M0 -206C106 -206 152 -130 140 -20C130 78 64 168 0 196Z", shade, 0.85) +
  shape("M0 -206C-106 -206 -152 -130 -140 -20C-130 78 -64 168 0 196Z", pale) +
  shape("M-112 -56Q-66 -96 -24 -46Q-68 -14 -112 -56Z", shade) +
  shape("M112 -56Q66 -96 24 -46Q68 -14 112 -56Z", glow) +
  line("M-116 -98Q-66 -134 -20 -94", 9, shade) +
  shape("M0 -40L-26 54L0 62Z", deep, 0.5) +
  shape("M0 112Q-34 100 -62 108Q-34 132 0 130Z", glow);

/** A masquerade's other half, in gold and with a chandelier's light. */
export const chandelier: Motif = ({ deep, glow, pale, shade }) =>
  rays(0, -250, 26, 4.4, deep, 0.75) +
  box(-2.5, -420, 5, 220, glow) +
  repeat(3, (tier) => {
    const half = 70 + tier * 56;
    const y = -190 + tier * 68;
    return (
      line(`M${-half} ${y}Q0 ${y + 52} ${half} ${y}`, 7, glow) +
      repeat(5 + tier * 2, (index) => {
        const at = index / (4 + tier * 2);
        const x = -half + at * half * 2;
        const drop = y + 104 * at * (1 - at);
        return (
          box(x - 3.5, drop - 26, 7, 24, pale) +
          circle(x, drop - 33, 6.5, glow) +
          polygon(
            [
              [x - 6, drop + 8],
              [x + 6, drop + 8],
              [x, drop + 30],
            ],
            pale,
            0.85,
          )
        );
      })
    );
  }) +
  shape("M-92 128Q-50 92 0 124Q50 92 92 128Q96 176 50 184Q14 184 0 156Q-14 184 -50 184Q-96 176 -92 128Z", pale) +
  shape("M-66 140Q-44 122 -20 146Q-44 164 -66 140Z", shade) +
  shape("M66 140Q44 122 20 146Q44 164 66 140Z", shade);

/** An eye in the blades of a lens. */
export const lens: Motif = ({ deep, glow, pale, shade }) =>
  circle(0, -40, 226, deep) +
  repeat(8, (index) =>
    transformed(
      0,
      -40,
      index * 45,
      shape("M-40 -104 124 -104 196 -160 40 -226 -88 -210Z", shade, index % 2 ? 0.5 : 0.28),
    ),
  ) +
  circle(0, -40, 132, shade) +
  shape("M-122 -40Q0 -150 122 -40Q0 70 -122 -40Z", pale) +
  circle(0, -40, 53, glow) +
  repeat(24, (index) => transformed(0, -40, index * 15, box(-1.5, -50, 3, 20, shade, 0.45))) +
  circle(0, -40, 24, shade) +
  circle(14, -54, 9, pale) +
  ring(0, -40, 218, 3, pale, 0.7) +
  ring(0, -40, 234, 12, shade) +
  repeat(36, (index) => transformed(0, -40, index * 10, box(-2, -252, 4, index % 3 ? 10 : 20, pale, 0.7)));

/** A razor's cloud passes over an eye that is a moon. */
export const slicedEye: Motif = ({ deep, glow, pale, shade }) =>
  shape("M-222 -50Q0 -262 222 -50Q0 162 -222 -50Z", pale) +
  circle(0, -50, 98, deep) +
  circle(0, -50, 46, shade) +
  circle(28, -78, 16, pale) +
  shape(`M-${FAR} -4 ${FAR} -104 ${FAR} -82 -${FAR} 18Z`, glow) +
  repeat(11, (index) => transformed(-190 + index * 39, 118 + Math.sin(index * 1.9) * 24, index * 47, ant(pale))) +
  repeat(8, (index) => transformed(-560 + index * 150, 166 + Math.cos(index * 2.3) * 22, index * 83, ant(pale)));

function ant(colour: string): string {
  return (
    `<ellipse cx="-9" cy="0" rx="8" ry="5.5" fill="${colour}"/>` +
    circle(1, 0, 4, colour) +
    circle(10, 0, 5, colour) +
    line("M-2 -10L1 0L-2 10M6 -10L1 0L6 10M-10 -11L0 0L-10 11M13 -3L20 -8M13 3L20 8", 1.6, colour)
  );
}

/** A large hat and a small one. */
export const twoHats: Motif = ({ deep, glow, pale, shade }) =>
  circle(0, -20, 214, deep) +
  shape("M-168 -44Q-166 -216 -62 -216Q44 -216 44 -44Z", shade) +
  `<ellipse cx="-62" cy="-42" rx="150" ry="21" fill="${shade}"/>` +
  box(-165, -84, 207, 26, glow) +
  shape("M-110 10Q-62 -20 -62 4Q-62 -20 -14 10Q-30 34 -62 22Q-94 34 -110 10Z", shade) +
  shape("M38 98Q42 10 112 8Q186 10 190 98Z", pale) +
  shape("M30 100Q20 84 46 84H200Q232 92 226 108Q120 92 30 100Z", glow) +
  circle(113, 6, 11, glow) +
  repeat(3, (index) =>
    line(
      `M${78 + index * 36} ${16 + Math.abs(index - 1) * 6}Q${72 + index * 41} 50 ${74 + index * 40} 84`,
      3,
      deep,
      0.6,
    ),
  );

/** Two people talk at once, very fast. */
export const speech: Motif = ({ deep, glow, pale, shade }) => {
  const text = (x: number, y: number, rows: readonly number[], colour: string) =>
    rows.map((width, row) => box(x, y + row * 30, width, 12, colour)).join("");
  return (
    repeat(16, (index) => box(-FAR, -330 + index * 44, FAR * 2, 3, deep, 0.5)) +
    shape("M-208 -250H86V-52H-70L-128 10L-124 -52H-208Z", pale) +
    text(-178, -216, [226, 180, 236, 120], shade) +
    shape("M-78 -10H216V172H146L150 236L88 172H-78Z", glow) +
    text(-48, 24, [230, 196, 236], shade) +
    text(-48, 114, [150], pale)
  );
};

/** Wings over a town asleep. */
export const wings: Motif = ({ deep, glow, pale, shade }) =>
  rays(0, -90, 36, 5, deep, 0.9) +
  circle(0, -90, 232, glow) +
  circle(0, -90, 190, pale, 0.55) +
  `<g transform="translate(0 -30) scale(.66 .78)">${
    shape(
      "M0 -190C-70 -250 -190 -220 -330 -320C-310 -160 -300 -40 -210 90C-180 40 -150 30 -128 72C-110 20 -76 16 -58 64C-44 30 -20 20 0 40C20 20 44 30 58 64C76 16 110 20 128 72C150 30 180 40 210 90C300 -40 310 -160 330 -320C190 -220 70 -250 0 -190Z",
      shade,
    ) +
    shape("M0 -190C-44 -196 -46 -256 -28 -282L-14 -254H14L28 -282C46 -256 44 -196 0 -190Z", shade) +
    circle(-13, -226, 5, glow) +
    circle(13, -226, 5, glow)
  }</g>` +
  repeat(26, (index) => {
    const x = -690 + index * 56;
    const top = 118 + ((index * 37) % 46);
    return (
      polygon(
        [
          [x, 600],
          [x, top + 30],
          [x + 28, top - 6],
          [x + 56, top + 30],
          [x + 56, 600],
        ],
        deep,
      ) + box(x + 22, top + 42, 10, 14, index % 3 ? shade : pale)
    );
  });
