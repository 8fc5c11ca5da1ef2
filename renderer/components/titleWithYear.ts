type Named = { readonly title: string; readonly year: number | null };

/** The title with the year, where it is known, to tell films of the same title apart. */
export const titleWithYear = ({ title, year }: Named): string => (year === null ? title : `${title} (${year})`);
