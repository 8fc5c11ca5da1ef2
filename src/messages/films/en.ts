/** About files, folders, catalogues, NFO files and films. */
export const filmsEn = {
  // Files
  no_such_folder: "There is no such folder on this computer. Enter the full path, as the file manager shows it.",
  not_found: "The file is no longer there. Was it moved or renamed?",
  not_a_video: "This is not a video, so it was skipped.",
  empty: "The file is empty: copy it again.",
  control_file: "A file of another program, such as a download list or a lock. It contains no film.",
  recycle_bin: "Deleted files. Nothing in a recycle bin is added.",
  snapshot: "Older states of files, saved by the drive. Snapshots are not added.",
  thumbnails: "Images and indexes of another program. They contain no film.",
  system_file: "A file or folder of the operating system or the network drive.",
  hidden: "Hidden: the name begins with a dot.",
  ignored_by_file: "Excluded by an ignore file ({fact}).",
  removed_by_hand: "Removed from the library. Add it again here, or undo the removal in Activity.",
  disc_image: "A disc image. Copy the disc’s folder or its films out of the image to add them.",
  stream_link: "A link to a stream or a playlist, not a film on this computer.",
  unsupported_format: "This format cannot be opened: {fact}. Convert the file to MKV or MP4 to add it.",
  companion: "Subtitles, images and descriptions. They are used with their films.",
  name_not_utf8: "The name is not valid UTF-8, so no program can open the file reliably. Rename it to add it.",
  not_skipped: "This file or folder is not in the list of files that were not added.",
  unreadable: "The file cannot be opened. Check its permissions, and that its drive is connected.",
  damaged: "The file is damaged: no reader makes sense of its content. Copy it again, or try it in a player.",
  codec_unknown: "The video codec is unknown ({fact}), so the file cannot be read.",
  program_missing:
    "This file can only be read with ffprobe, which was not found or does not start. Install ffmpeg, then restart Filmothèque.",
  program_crashed: "{fact} crashed while it read this file. A newer ffmpeg may read it.",
  incomplete: "The file is still being copied. It is added automatically once it is complete.",
  in_use: "Another program is using the file. It is added automatically when that program closes it.",
  truncated: "The file ends too early; the copy was probably interrupted. Copy it again.",
  outside_allowed_roots:
    "This place is outside the watched folders. Upload the file, or ask the owner to watch its folder.",
  too_slow: "Reading the file took too long; its drive may be asleep. It is tried again automatically.",
  set_aside: "Excluded by hand: not a film.",
  extra: "An extra or a sample: kept with its film, not listed as a film.",
  unknown_file: "This file is not in the library.",
  content_too_costly:
    "Reading this file took more time or memory than a real one needs, so it was stopped. Nothing was changed. Check the file, or create it again.",
  not_a_picture: "This image cannot be used. JPEG, PNG, WebP and AVIF up to 20 MB are supported.",
  not_a_tmdb_key:
    "That isn’t a TMDB key. An API key has 32 letters and digits; a read access token has three parts separated by dots.",
  tmdb_key_encrypted:
    "The TMDB key of this library was encrypted by the desktop application and cannot be read here. Films are looked up without it; set TMDB_API_KEY to use a key.",
  tmdb_key_damaged:
    "The stored TMDB key cannot be read. Films are looked up without it; enter it again in the settings, or set TMDB_API_KEY.",
  not_a_subtitle: "This file has no readable subtitles. SRT and WebVTT are supported.",
  unknown_subtitle: "The file has no such subtitle track, or the track contains images instead of text.",
  file_name_invalid: "The file name “{fact}” cannot be used.",
  upload_too_large: "The file is larger than {fact}, the limit for uploads. Give its path or watch its folder instead.",
  upload_aborted: "The upload was interrupted and removed. Try again.",
  // Offline catalogues
  unknown_catalogue: "There is no catalogue with this name.",
  catalogue_source_missing:
    "No such file or folder: {fact}. Enter the file, or for IMDb the folder with title.basics.tsv.gz.",
  catalogue_source_unreadable:
    "The source could not be read to the end ({fact}). The existing catalogue is unchanged; try again with a complete copy.",
  catalogue_without_films: "No films were found in the source, so no catalogue was created. Check the format.",
  catalogue_busy: "The catalogue {fact} is already being imported. Wait for that import to finish.",
  catalogue_endpoint_unreachable:
    "{fact} does not respond. What was read is saved; run the same command again to resume.",
  // NFO files
  nfo_exists: "Another program wrote {fact}. Replace it? Its current content is saved next to it as .bak.",
  no_present_file: "No file of this film is available right now. Connect its drive and try again.",
  nfo_too_large: "The NFO file is larger than 1 MB, so it was not read.",
  nfo_has_doctype: "The NFO file contains a DOCTYPE, which could make programs read other files, so it was not read.",
  nfo_too_deep: "The NFO file is nested too deeply, so it was not read.",
  nfo_says_nothing: "The NFO file contains neither a title nor an ID.",
  nfo_unreadable: "The NFO file cannot be read. Check its permissions. Links are not followed.",
  nfo_too_slow: "Reading the NFO file took too long and was stopped.",
  // Folders
  unknown_folder: "This folder is not being watched.",
  own_folder: "This is Filmothèque’s own folder. Choose a folder with films.",
  whole_disk: "This is the whole disk, with the system and Filmothèque’s own files. Choose a folder with films.",
  not_a_folder: "This is not a folder.",
  folder_offline: "The folder is missing, or unexpectedly empty: its drive may be disconnected. Its films are kept.",
  watch_limit: "The system’s limit on watched folders is reached; this folder is scanned regularly instead.",
  watch_failed: "The folder cannot be watched: {fact}",
  network_folder: "The folder is on the network; it is scanned regularly instead of watched.",
  // Films
  unknown_film: "This film is not in the library.",
  unknown_person: "This person is not in the library.",
  bad_cursor: "This position in the list is no longer valid. Start again from the first page.",
  no_metadata_source: "No source has details of this film. Check which film it is, or add a TMDB key in the settings.",
  refresh_expired: "This comparison is out of date. Refresh the metadata again.",
  not_matchable: "Specify the film: a TMDB ID, a Wikidata item or a film in the library.",
  not_a_version: "These files are not one of several versions of a film.",
} as const;
