/** How titles are normalised. Given by identification, so that a catalogue finds titles by the rules that compare them. */
export interface TitleFolding {
  /** One text for all spellings of a title. */
  key(title: string): string;
  /** Its words, without case and accents. */
  words(title: string): readonly string[];
}
