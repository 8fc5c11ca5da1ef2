/** The player in the page. */
export const player = {
  playHere: "Play here",
  title: "{{title}}",
  gone: "The file is not there any more. Was it moved, or is its drive not connected?",
  cannot: "This browser cannot decode the film. Play it in another player: the file’s place stands below.",
  version: "Version",
  subtitles: "Subtitles",
  resumed: "Going on at {{time}}",
};
