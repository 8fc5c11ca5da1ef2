import type { SkipReason } from "./skipReason.ts";

/**
 * Names that are never films, with the reason shown to users. This is the only such list: scans, watches, drops and
 * uploads all use it, and docs/excluded-names.md is generated from it. Names are compared in lower case.
 */
export interface ExcludedNames {
  readonly reason: SkipReason;
  /** The program or system that creates these names. */
  readonly from: string;
  /** Complete folder names; nothing below such folders is scanned. */
  readonly folders?: readonly string[];
  /** Prefixes of folder names. */
  readonly folderPrefixes?: readonly string[];
  readonly folderEndings?: readonly string[];
  /** Complete file names. */
  readonly files?: readonly string[];
  readonly filePrefixes?: readonly string[];
  /** File extensions, with the dot. */
  readonly endings?: readonly string[];
}

export const EXCLUDED_NAMES: readonly ExcludedNames[] = [
  {
    reason: "incomplete",
    from: "browsers",
    endings: [".crdownload", ".part", ".opdownload"],
  },
  {
    reason: "incomplete",
    from: "torrent clients",
    endings: [".!qb", ".!ut", ".!bt", ".!bc", ".!sync", ".!cm", ".bc!", ".jc!", ".ob!", ".az!"],
  },
  {
    reason: "incomplete",
    from: "download managers",
    endings: [".filepart", ".incomplete", ".dctmp", ".xltd", ".fdmdownload", ".dlpart", ".idmdownload", ".lftp"],
  },
  {
    reason: "incomplete",
    from: "newsreaders and unpackers",
    folders: ["__incomplete__", "incomplete", ".incomplete", "__admin__"],
    folderPrefixes: ["_unpack_", "_failed_", "__unpack__"],
  },
  {
    reason: "incomplete",
    from: "transcoders and copy programs",
    folders: [".unmanic", "tdarr-workdir", ".tdarr"],
    folderPrefixes: ["tdarr-workdir", "unmanic_file_conversion"],
    filePrefixes: ["~syncthing~", ".syncthing.", ".goutputstream-", ".nfs0", ".fuse_hidden", ".smbdelete"],
    endings: [".unmanic", ".fftemp", ".rsync-partial"],
  },
  {
    reason: "control_file",
    from: "download programs",
    endings: [".aria2", ".ytdl", ".st", ".fastresume", ".resume", ".torrent", ".meta4", ".metalink", ".nzb", ".bts"],
  },
  {
    reason: "control_file",
    from: "locks",
    filePrefixes: [".~lock.", "~$"],
    endings: [".lck", ".lock"],
  },
  {
    reason: "recycle_bin",
    from: "Windows",
    folders: ["$recycle.bin", "recycler", "recycled"],
  },
  {
    reason: "recycle_bin",
    from: "Synology, QNAP and other network drives",
    folders: [
      "#recycle",
      "@recycle",
      "@recently-snapshot",
      ".recycle",
      "network trash folder",
      ".recyclebin",
      "trashbox",
    ],
  },
  {
    reason: "recycle_bin",
    from: "Linux and macOS",
    folders: [".trash", ".trashes", "trash-1000"],
    folderPrefixes: [".trash-"],
  },
  {
    reason: "snapshot",
    from: "file systems and network drives",
    folders: [
      "#snapshot",
      "@snapshot",
      "@gmt",
      ".snapshot",
      ".snapshots",
      "~snapshot",
      ".zfs",
      ".ckpt",
      ".timeshift",
      ".mobilebackups",
      ".mobilebackups.trash",
      "backups.backupdb",
    ],
    folderPrefixes: ["@gmt-"],
  },
  {
    reason: "thumbnails",
    from: "network drives and media programs",
    folders: [
      "@eadir",
      "eadir",
      ".@__thumb",
      "@__thumb",
      ".thumbnails",
      ".thumbs",
      ".actors",
      "extrafanart",
      "extrathumbs",
      ".wd_tv",
      ".grab",
    ],
    folderEndings: [".trickplay"],
    files: ["thumbs.db", "ehthumbs.db", "ehthumbs_vista.db"],
    endings: [".bif"],
  },
  {
    reason: "system_file",
    from: "Windows",
    folders: ["system volume information", "found.000", "msocache", "$windows.~bt", "windowsapps", "wpsystem"],
    files: ["desktop.ini", "autorun.inf", "indexervolumeguid", "pagefile.sys", "hiberfil.sys", "swapfile.sys"],
  },
  {
    reason: "system_file",
    from: "macOS",
    folders: [
      ".spotlight-v100",
      ".fseventsd",
      ".documentrevisions-v100",
      ".temporaryitems",
      "temporary items",
      ".appledouble",
      ".appledb",
      ".appledesktop",
      "network trash folder.appledouble",
      "thevolumesettingsfolder",
      "__macosx",
    ],
    files: [".ds_store", ".localized", ".volumeicon.icns", ".com.apple.timemachine.donotpresent", "icon\r"],
    filePrefixes: ["._"],
  },
  {
    reason: "system_file",
    from: "Linux and network drives",
    folders: [
      "lost+found",
      "@tmp",
      "@database",
      "@appstore",
      "@sharesnap",
      "@synologydrive",
      "@synodrive",
      ".streams",
      ".qsync",
      "@qsync",
      ".sync",
      ".stfolder",
      ".stversions",
      ".dropbox.cache",
      ".qpkg",
      ".cache",
      ".tmp",
    ],
    files: ["synofile_thumb", ".directory", ".hidden", ".stignore", "aquota.user", "aquota.group"],
  },
  { reason: "system_file", from: "consoles and recorders", folders: ["ps3_update", "ps3_vprm", "temprec", "tempsbe"] },
];

/**
 * Extensions that many programs use, with the dot: `film.mkv.tmp` is a film that is being written, `notes.tmp` is an
 * unrelated file.
 */
export const TEMPORARY_ENDINGS: readonly string[] = [".tmp", ".temp", ".partial", ".download", ".parts", ".td", ".swp"];

/** Parts of names of videos that another program is still writing. */
export const PARTIAL_MARKS: readonly string[] = ["tdarrcachefile-", ".unmanic."];

/** Subtitle folders: they are read together with the films of the parent folder. */
export const SUBTITLE_FOLDERS: ReadonlySet<string> = new Set(["subs", "subtitles", "sous-titres", "vobsubs"]);

/** Files that accompany a film: subtitles, images, NFO files, disc tables. */
export const COMPANION_ENDINGS: ReadonlySet<string> = new Set(
  (
    "nfo srt ass ssa vtt sub idx sup smi usf ttml jpg jpeg png webp avif gif bmp tbn xml txt md5 sha1 sfv sha256 " +
    "ifo bup mpls mpl clpi cpi bdmv bdm jar properties crt ssif cue log url"
  ).split(" "),
);

/** Video formats that the program cannot open; the skip reason names the format. */
export const UNSUPPORTED_FORMATS: ReadonlyMap<string, { readonly reason: SkipReason; readonly fact: string }> = new Map(
  Object.entries<{ readonly reason: SkipReason; readonly fact: string }>({
    ...formats("disc_image", "disc image", "iso img nrg mdf mds ccd cdi daa isz dmg bin toast udf"),
    ...formats("stream_link", "link to a stream", "strm m3u m3u8 pls asx ram mpd xspf"),
    ...formats("unsupported_format", "RealMedia", "rm rmvb"),
    ...formats("unsupported_format", "Windows Media Center recording", "wtv dvr-ms"),
    ...formats("unsupported_format", "MXF", "mxf"),
    ...formats("unsupported_format", "HD DVD", "evo"),
    ...formats("unsupported_format", "protected recording", "tivo drm"),
    ...formats("unsupported_format", "raw video", "h264 264 hevc h265 265 ivf y4m yuv m2p obu"),
    ...formats("unsupported_format", "DV", "dv dif"),
    ...formats("unsupported_format", "NUT", "nut nuv"),
    ...formats("unsupported_format", "Flash", "swf"),
  }),
);

function formats(reason: SkipReason, fact: string, endings: string) {
  return Object.fromEntries(endings.split(" ").map((ending) => [ending, { reason, fact }]));
}
