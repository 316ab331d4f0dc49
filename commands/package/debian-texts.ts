import { debianVersion, type PackagePlan } from './read-plan.ts'

/** Where the package puts the program: a folder of root’s, that no user can write. */
export const INSTALLED = 'usr/lib'

/** The Debian packages that bring what Electron links to. Debian 13 and Ubuntu 24.04 have other names for some. */
export const DEPENDS = ['libasound2 | libasound2t64', 'libcups2 | libcups2t64', 'libdbus-1-3', 'libdrm2', 'libexpat1', 'libgbm1', 'libgtk-3-0 | libgtk-3-0t64', 'libnspr4', 'libnss3', 'libudev1', 'libxkbcommon0']

const TRIAL = 'This is a trial: it opens the made-up clinic alone, as its Electron gets no security updates.'

/** Debian’s card of the package. `bytes` is what it takes on a disk. */
export function controlText(plan: PackagePlan, bytes: number): string {
  return [
    `Package: ${plan.name}`,
    `Version: ${debianVersion(plan)}`,
    'Architecture: amd64',
    'Maintainer: The Consilium authors',
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${DEPENDS.join(', ')}`,
    'Section: science',
    'Priority: optional',
    `Description: ${plan.description.split(':')[0] ?? plan.name}`,
    ` ${plan.description}`,
    ...(plan.forRecords ? [] : [' .', ` ${TRIAL}`]),
    '',
  ].join('\n')
}

/**
 * What starts the program. A dump of its memory would hold records and keys, and only whoever starts a program can keep the
 * system from writing one (E23). What a newer Node has compiled would run in the archive’s place (E17). The folder is found from
 * this file’s own place.
 */
export function wrapperText({ name }: PackagePlan): string {
  return `#!/bin/sh\nulimit -c 0\nunset NODE_COMPILE_CACHE\nhere=$(dirname "$(readlink -f "$0")")\nexec "$here/../lib/${name}/${name}" "$@"\n`
}

/** The entry in the desktop’s menu. */
export function desktopText(plan: PackagePlan): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=Consilium${plan.forRecords ? '' : ' (trial)'}`,
    `Comment=${plan.description}`,
    `Exec=/usr/bin/${plan.name}`,
    `Icon=${plan.name}`,
    'Terminal=false',
    'Categories=Office;MedicalSoftware;',
    // So that a window is taken for this program’s, and no title of a window is needed.
    `StartupWMClass=${plan.name}`,
    '',
  ].join('\n')
}
