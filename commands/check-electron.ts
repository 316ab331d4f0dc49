import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ELECTRON_RELEASES, judgeElectron } from './package/electron-releases.ts'

/** `npm run check -- electron`: the Electron that package.json names, held to the day it is run on. Ends with 1 where no release may go out with it. */
const card = JSON.parse(readFileSync(resolve(import.meta.dirname, '..', 'package.json'), 'utf8')) as { readonly devDependencies: Readonly<Record<string, string>> }
const version = card.devDependencies['electron'] ?? ''
const { refused, warned } = judgeElectron(version, new Date().toISOString().slice(0, 10))
for (const sentence of [...refused, ...warned]) process.stderr.write(`${sentence}\n`)
const end = ELECTRON_RELEASES.supportedUntil[version.split('.')[0] ?? '']
if (refused.length === 0) process.stdout.write(`Electron ${version} of ${ELECTRON_RELEASES.pinned.released} is supported until about ${end}.\n`)
process.exitCode = refused.length === 0 ? 0 : 1
