import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { licencesOf, type Component } from './component.ts'
import { HARFBUZZ } from './list-files.ts'

/** The licence of one thing that goes out with the app. */
export interface Notice {
  readonly of: string
  readonly licence: string
  readonly text: string
}

const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)/i
const LINE = '-'.repeat(80)

/**
 * The licence texts of packages, out of their folders in node_modules. Throws where a package brings none: its text is then to be
 * found and put beside HarfBuzz’s.
 */
export function readNotices(root: string, packages: readonly Component[]): readonly Notice[] {
  return packages.map((component) => {
    const folder = packageFolder(root, component)
    const texts = readdirSync(folder).filter((name) => LICENCE_FILE.test(name)).sort().map((name) => readFileSync(join(folder, name), 'utf8').trim())
    if (texts.length === 0) throw new Error(`${component['bom-ref']} brings no licence text. Find it, and put it in resources/licences.`)
    return { of: component['bom-ref'], licence: licencesOf(component).join(', '), text: texts.join('\n\n') }
  })
}

/** The licence texts of HarfBuzz and of each family of fonts. `root` is the project folder. */
export function readOwnNotices(root: string): readonly Notice[] {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8').trim()
  const families = readdirSync(join(root, 'resources/fonts')).sort()
  return [
    { of: `HarfBuzz (${HARFBUZZ.file})`, licence: HARFBUZZ.licence, text: read(HARFBUZZ.text) },
    ...families.map((family) => ({ of: `resources/fonts/${family}`, licence: 'OFL-1.1', text: read(`resources/fonts/${family}/OFL.txt`) })),
  ]
}

/** All notices in one text. */
export function writeNotices(notices: readonly Notice[]): string {
  const intro = 'What Consilium is made with, and under which licences.\n\nElectron brings the notices of Chromium, Node.js and FFmpeg in files of its own, LICENSE and\nLICENSES.chromium.html beside its program, which go wherever that goes.'
  return `${[intro, ...notices.map(({ of, licence, text }) => `${LINE}\n${of}\n${licence}\n${LINE}\n\n${text}`)].join('\n\n')}\n`
}

/** Where npm put this version: one name may be there in several. */
function packageFolder(root: string, { name, version }: Component): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, { readonly version?: string }>> }
  const places = Object.keys(lock.packages).filter((path) => path.endsWith(`node_modules/${name}`) && lock.packages[path]?.version === version)
  const folder = places.map((path) => join(root, path)).find((path) => existsSync(path))
  if (folder === undefined) throw new Error(`${name} ${version} is not installed.`)
  return folder
}
