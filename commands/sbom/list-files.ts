import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Component } from './component.ts'

/** HarfBuzz itself, inside the package that wraps it; its own licence is not in that package. */
export const HARFBUZZ = { file: 'node_modules/harfbuzzjs/dist/harfbuzz.wasm', licence: 'MIT-Modern-Variant', text: 'resources/licences/harfbuzz.txt' } as const

const FONTS = 'resources/fonts'

/** The fonts that go out with the app, each file by itself. `root` is the project folder. */
export function listFonts(root: string): readonly Component[] {
  const files = readdirSync(join(root, FONTS), { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'))
  return files.filter((name) => /\.(?:ttf|otf|woff2?)$/.test(name)).sort().map((name) => describeFile(root, `${FONTS}/${name}`, 'OFL-1.1'))
}

/** A file of the app as a part of its own: its path, its licence and the SHA-512 of its bytes. */
export function describeFile(root: string, path: string, licence: string): Component {
  const content = createHash('sha512').update(readFileSync(join(root, path))).digest('hex')
  return { 'bom-ref': path, type: 'file', name: path, hashes: [{ alg: 'SHA-512', content }], licenses: [{ license: { id: licence } }] }
}

/**
 * What Electron’s own list of sums says of the programs it is fetched as. The package in the lock file is only what fetches them.
 * @param sums text of its checksums.json: SHA-256 by file name
 */
export function listRuntimes(version: string, sums: string): readonly Component[] {
  const all = Object.entries(JSON.parse(sums) as Readonly<Record<string, string>>)
  const wanted = new RegExp(`^electron-v${version.replaceAll('.', '\\.')}-(?:darwin|linux|win32)-(?:x64|arm64)\\.zip$`)
  const runtimes = all.filter(([name]) => wanted.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  return runtimes.map(([name, content]) => ({ 'bom-ref': name, type: 'file', name, version, hashes: [{ alg: 'SHA-256', content }], licenses: [{ license: { id: 'MIT' } }] }))
}
