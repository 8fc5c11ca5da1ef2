type Named = { readonly title: string; readonly year: number | null };

/** As one tells a film from its namesakes: its title, and its year where it is known. */
export const titleWithYear = ({ title, year }: Named): string => (year === null ? title : `${title} (${year})`);
