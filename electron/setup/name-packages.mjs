/**
 * Debian's package for each library of the system that Electron links to. What is not named here comes
 * with GTK, on which its packages depend.
 */
const PACKAGE_OF = {
  'libasound.so.2': 'libasound2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}
const COMES_WITH_THE_REST = 'libgtk-3-0'

/** Packages that Debian 13 and Ubuntu 24.04 renamed when their time type grew to 64 bits. */
const RENAMED = new Set(['libasound2', 'libcups2', 'libgtk-3-0'])

/**
 * The libraries an executable asks for and this system lacks.
 * @param {string} lddOutput what `ldd` printed
 * @returns {string[]} names like `libnss3.so`, each once
 */
export function readMissingLibraries(lddOutput) {
  const missing = lddOutput.matchAll(/^\s*(\S+) => not found/gm)
  return [...new Set([...missing].map((match) => match[1]))]
}

/**
 * The Debian packages that bring libraries.
 * @param {readonly string[]} libraries names like `libnss3.so`
 * @param {boolean} hasTime64Names whether this system uses the newer names ending in t64
 * @returns {string[]} each once, in alphabetical order
 */
export function namePackages(libraries, hasTime64Names) {
  const names = libraries.map((library) => PACKAGE_OF[library] ?? COMES_WITH_THE_REST)
  const here = names.map((name) => (hasTime64Names && RENAMED.has(name) ? `${name}t64` : name))
  return [...new Set(here)].sort()
}

/**
 * Whether a system, by its own card, is one with the newer names.
 * @param {string} osRelease text of /etc/os-release
 */
export function hasTime64Names(osRelease) {
  const field = (name) => new RegExp(`^${name}="?([^"\\n]*)"?$`, 'm').exec(osRelease)?.[1] ?? ''
  const version = Number.parseFloat(field('VERSION_ID'))
  if (field('ID') === 'debian') return field('VERSION_ID') === '' || version >= 13
  return field('ID') === 'ubuntu' && version >= 24.04
}
