import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TABLE } from './import-table.ts'
import type { Component } from './sbom/component.ts'
import { describeFile, HARFBUZZ, listFonts, listRuntimes } from './sbom/list-files.ts'
import { listPackages, onlyRequired, reachFrom, type Packages } from './sbom/list-packages.ts'
import { findUnshippable } from './sbom/may-ship.ts'
import { writeBill } from './sbom/write-bill.ts'
import { readNotices, readOwnNotices, writeNotices } from './sbom/write-notices.ts'

/**
 * `npm run sbom -- FOLDER`: what the app and the trust server are made of, as CycloneDX 1.6, and the licence texts of what goes
 * out with the app; into out/sbom where no folder is given. Ends with 1 where something has a licence under which it may not go
 * out. Needs no network.
 */
const root = resolve(import.meta.dirname, '..')
const folder = process.argv[2] ?? 'out/sbom'

interface Package {
  readonly name: string
  readonly version: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

const own = JSON.parse(read('package.json')) as Package
const committedAt = readCommitTime()
const all = listPackages(root)

const fonts = listFonts(root)
const app = both(listApp(), listRuntime())
const appNeeds = refsOf(Object.keys(own.dependencies), own.dependencies)
const serverNeeds = refsOf(serverPackages(), own.devDependencies)
const server = reachFrom(all, serverNeeds)

mkdirSync(resolve(root, folder), { recursive: true })
write('sbom.json', writeBill({ name: own.name, version: own.version, committedAt, needs: [...appNeeds, ...refsOf(['electron'], own.devDependencies)] }, app, fonts))
write('trust-server.json', writeBill({ name: `${own.name}-trust-server`, version: own.version, committedAt, needs: serverNeeds }, server, []))
write('notices.txt', writeNotices([...readNotices(root, app.components), ...readOwnNotices(root)]))

const unshippable = [...findUnshippable([...app.components, ...fonts]), ...findUnshippable(server.components)]
for (const sentence of unshippable) process.stderr.write(`${sentence}\n`)
console.log(`${folder}: ${app.components.length} packages and ${fonts.length} fonts in the app, ${server.components.length} packages in the trust server, ${unshippable.length} licences that may not be shipped`)
process.exitCode = unshippable.length === 0 ? 0 : 1

function listApp(): Packages {
  return withInside(reachFrom(onlyRequired(all), refsOf(Object.keys(own.dependencies), own.dependencies)), 'harfbuzzjs', [describeFile(root, HARFBUZZ.file, HARFBUZZ.licence)])
}

/** Electron’s package alone: what it needs only fetches the program, and does not go out with the app. */
function listRuntime(): Packages {
  const [ref = ''] = refsOf(['electron'], own.devDependencies)
  const alone = reachFrom({ components: all.components, dependencies: [] }, [ref])
  return withInside(alone, 'electron', listRuntimes(own.devDependencies['electron'] ?? '', read('node_modules/electron/checksums.json')))
}

/** What the trust server may import, and so is made of. */
function serverPackages(): readonly string[] {
  const { packages = [] } = TABLE['trust-server'] ?? {}
  return packages === 'any' ? [] : packages
}

function refsOf(names: readonly string[], versions: Readonly<Record<string, string>>): readonly string[] {
  return names.map((name) => `${name}@${versions[name] ?? ''}`)
}

/** The same packages, one of them with the parts that can be told apart inside it. */
function withInside({ components, dependencies }: Packages, name: string, inside: readonly Component[]): Packages {
  return { dependencies, components: components.map((part) => (part.name === name ? { ...part, components: inside } : part)) }
}

function both(first: Packages, second: Packages): Packages {
  return { components: [...first.components, ...second.components], dependencies: [...first.dependencies, ...second.dependencies] }
}

/** When the commit in hand was made, ISO in UTC; null outside a repository. */
function readCommitTime(): string | null {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cI'], { cwd: root, encoding: 'utf8' })
  return status === 0 && stdout.trim() !== '' ? new Date(stdout.trim()).toISOString() : null
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function write(name: string, text: string): void {
  writeFileSync(resolve(root, folder, name), text)
}
