/**
 * How titles are compared. Given by whoever identifies, so that a catalogue finds by the same rule as it is judged by.
 */
export interface TitleFolding {
  /** One text for all spellings of a title. */
  key(title: string): string;
  /** Its words, folded. */
  words(title: string): readonly string[];
}
