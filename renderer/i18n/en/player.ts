/** The player in the page. */
export const player = {
  playHere: "Play",
  title: "{{title}}",
  gone: "The file is no longer there. Was it moved, or is its drive disconnected?",
  cannot: "This browser can’t play this film. Open it in another player: the file’s location is shown below.",
  version: "Version",
  subtitles: "Subtitles",
  resumed: "Resuming at {{time}}",
};
