/** Picture, sound and subtitles of a sample clip. Frames are small, even where the release name claims 2160p. */
export interface ClipStyle {
  /** An input of ffmpeg's `lavfi`; T is the time, X and Y the place, W and H the size. */
  readonly picture: string;
  /** One tone each, by its language as ISO 639-2; `und` where a silent film has but music. */
  readonly sound: readonly string[];
  /** Text tracks, by language. */
  readonly subtitles: readonly ("eng" | "fra")[];
}

export const FRAMES_PER_SECOND = 12;

const drawn = (size: string, light: string, blue = "128", red = "128") =>
  `color=black:size=${size}:rate=${FRAMES_PER_SECOND},format=yuv420p,geq=lum='clip(${light},16,235)':cb='clip(${blue},16,240)':cr='clip(${red},16,240)'`;

const LANTERN = drawn(
  "320x240",
  "24+190*exp(-pow(hypot(X-W/2-40*sin(T),Y-H/2)/(62+9*sin(T*5)),2))+8*sin(Y/3)",
  "124",
  "131",
);
const BEAM = drawn(
  "320x240",
  "22+170*lt(abs(atan2(Y-H,X-W*0.5)+1.57+0.5*sin(T)),0.16)*(1-0.6*Y/H)+14*sin(X/40)*sin(Y/30+T)",
);
const DUSK = drawn(
  "320x134",
  "150-110*Y/H+90*exp(-pow(hypot(X-W*(0.4+T*0.05),Y-H*0.55)/24,2))-90*gt(Y,H*0.72+9*sin(X/31+T))",
  "140-26*Y/H",
  "124+42*Y/H",
);
const SEA = drawn(
  "320x180",
  "70+46*sin(Y/11+1.8*sin(X/43+T*2.2))+40*exp(-pow((Y-H*0.3)/22,2))",
  "148-10*sin(Y/11)",
  "108+8*sin(X/50+T)",
);
const STRIPES = drawn(
  "320x240",
  "40+150*mod(floor(X/46)+floor(T*2),2)*(0.6+0.4*sin(Y/2))",
  "128+50*sin(floor(X/23))",
  "128+50*cos(floor(X/23)*1.7)",
);

export const CLIP_STYLES = {
  silent: { picture: LANTERN, sound: ["und"], subtitles: [] },
  "silent with French titles": { picture: LANTERN, sound: ["und"], subtitles: ["fra"] },
  talkie: { picture: BEAM, sound: ["eng"], subtitles: [] },
  "talkie with subtitles": { picture: BEAM, sound: ["eng"], subtitles: ["eng", "fra"] },
  "two languages": { picture: SEA, sound: ["eng", "fra"], subtitles: ["fra"] },
  scope: { picture: DUSK, sound: ["eng"], subtitles: [] },
  "scope with subtitles": { picture: DUSK, sound: ["eng"], subtitles: ["eng", "fra"] },
  "home video": { picture: STRIPES, sound: ["und"], subtitles: [] },
} satisfies Record<string, ClipStyle>;

export type ClipStyleName = keyof typeof CLIP_STYLES;
