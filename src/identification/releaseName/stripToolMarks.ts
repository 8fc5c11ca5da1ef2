/** `Copy of Heat`, `Kopie von Heat`: prefixes that file managers add. */
const COPY_PREFIX = /^(?:copy|copie|kopie|c[oó]pia)(?:[ _]\(\d{1,2}\))?[ _](?:of|de|von|van|di)[ _]+(?=[^ _])/i;
/** `NEW - Heat`, `A VOIR - Heat`: what the owner still has to do with it. */
const OWNERS_NOTE = /^(?:new|neu|nouveau|nuevo|nuovo|a voir|à voir|to watch|unseen|vu|seen)[ _]+-[ _]+(?=[^ _])/i;
/** `Heat - Copy`, `Heat - Copie (2)`. */
const COPY_SUFFIX = /[ _]-[ _](?:copy|copie|kopie|c[oó]pia)(?:[ _]?\(\d{1,2}\)|[ _]\d{1,2})?$/i;
/** `Heat copy 2`; `Heat (1995) copy`; `Heat (1995) (2)`, as browsers name repeated downloads. */
const NUMBERED_COPY = /[ _]copy[ _]\d{1,2}$|(?<=[)\]])[ _]?(?:copy|copie|kopie|\(\d\))$/i;

/** `_t00`, `-B1_t01`, `_D1-C2_t03`: MakeMKV's title number. */
const RIPPED_TITLE = /(?:^|[ _-])(?:[Tt]itle[ _-]|[A-Z]\d{1,2}[ _-])?t\d{2,3}$/;
/** `_Title1`, `-title_02`: the title number of HandBrake and others. */
const NUMBERED_TITLE = /(?<=[^ _-])[ _-]{1,3}title[ _]?\d{1,2}$/i;
const TITLE_ALONE = /^title[ _-]?(?:t?\d{1,3})?$/i;
const MAIN_FEATURE = /[ _]?-[ _]?(?:main (?:feature|movie|title|film)|feature film|film principal|hauptfilm)$/i;

/** The suffix of a disc label: aspect ratio, television system, region. */
const LABEL_END = /_(?:16x9|4x3|ws|fs|ntsc|pal|widescreen|wide_screen|fullscreen|full_screen|r[1-6]|blu_ray|bd|dvd)$/i;
const LABEL_DISC = /_d(?:isc)?_?(\d)$/i;
const IS_LABEL = /^[A-Z0-9_'&-]+$/;

/** Removes additions of copying and ripping programs, which say nothing about the film. */
export function stripToolMarks(name: string): string {
  const original = name
    .replace(COPY_PREFIX, "")
    .replace(OWNERS_NOTE, "")
    .replace(COPY_SUFFIX, "")
    .replace(NUMBERED_COPY, "")
    .trim();
  if (TITLE_ALONE.test(original)) return /\d/.test(original) ? "title" : original;
  const isRipped = RIPPED_TITLE.test(original);
  const untitled = isRipped
    ? original.replace(RIPPED_TITLE, "")
    : original.replace(NUMBERED_TITLE, "").replace(MAIN_FEATURE, "");
  const bare = stripDiscLabel(untitled);
  return bare === "" ? (isRipped ? "title" : name) : bare;
}

/** `RAGING_BULL_WS_D1` → `RAGING_BULL disc1`: only for names in the style of disc labels. */
function stripDiscLabel(name: string): string {
  if (!name.includes("_") || !IS_LABEL.test(name)) return name;
  let bare = name.replace(LABEL_DISC, "");
  const disc = LABEL_DISC.exec(name)?.[1];
  for (let step = 0; step < 3; step += 1) bare = bare.replace(LABEL_END, "");
  return disc === undefined ? bare : `${bare} disc${disc}`;
}
