/** The marks of the jump index. Pure. */
export type JumpMark = { readonly label: string | null; readonly index: number; readonly count: number };

const YEAR_LETTERS = 4;

/**
 * As many marks as there is room for: months are joined into years, then only every second, third … mark is kept.
 */
export function marksThatFit(marks: readonly JumpMark[], room: number): readonly JumpMark[] {
  if (marks.length <= room) return marks;
  const isByMonth = marks.some(({ label }) => label !== null && /^\d{4}-\d\d$/.test(label));
  const rough = isByMonth ? joined(marks) : marks;
  if (rough.length <= room) return rough;
  const step = Math.ceil(rough.length / Math.max(1, room));
  return rough.filter((_, at) => at % step === 0);
}

/** Position in `marks` of the mark that this index belongs to, or -1. */
export function markAtIndex(marks: readonly JumpMark[], index: number): number {
  return marks.findLastIndex((mark) => mark.index <= index);
}

function joined(marks: readonly JumpMark[]): JumpMark[] {
  const years: JumpMark[] = [];
  for (const mark of marks) {
    const label = mark.label?.slice(0, YEAR_LETTERS) ?? null;
    const last = years.at(-1);
    if (last && last.label === label) years[years.length - 1] = { ...last, count: last.count + mark.count };
    else years.push({ ...mark, label });
  }
  return years;
}
