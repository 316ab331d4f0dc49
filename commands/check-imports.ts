import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix, resolve } from 'node:path'
import { findCycles } from './find-cycles.ts'
import { adviceAgainst, NAMED_ROOMS, roomOf, TABLE } from './import-table.ts'
import type { Room } from './import-table.ts'
import { readImports } from './read-imports.ts'
import type { Import } from './read-imports.ts'

/** Source texts by path below the project folder, with `/`. */
export type Sources = ReadonlyMap<string, string>

const FOLDERS = ['src', 'electron', 'commands', 'trust-server', 'test', 'bench']
const SOURCE = /\.(?:ts|tsx|mjs)$/

/**
 * Holds every file to the import table.
 * @returns one sentence for each import that breaks it: file and line, what is wrong, what to do instead;
 *   empty when all is well
 */
export function checkImports(sources: Sources): readonly string[] {
  const problems: string[] = []
  const graph = new Map<string, string[]>()
  for (const [path, text] of sources) {
    problems.push(...checkPlace(path))
    const imports = readImports(path, text)
    for (const each of imports) problems.push(...checkImport(path, each).map((words) => `${path}:${each.line} imports ${each.specifier}. ${words}`))
    graph.set(path, imports.filter(isLoadedAtOnce).flatMap((each) => targetOf(path, each.specifier) ?? []))
  }
  const circles = findCycles(graph).map((circle) => `${circle.join(' -> ')} is a circle. Move what they share into a file of its own that imports neither.`)
  return [...problems, ...circles]
}

function checkPlace(path: string): readonly string[] {
  if (roomOf(path) === null) return [`${path} stands in no room. Move it to one of the folders that the import table names.`]
  if (/(?:^|\/)index\.(?:tsx?|mjs)$/.test(path)) return [`${path} is a barrel by its name. Call the file by what it does and import it directly.`]
  return []
}

function checkImport(path: string, each: Import): readonly string[] {
  const from = roomOf(path)
  if (from === null) return []
  if (each.passesAll) return ['A barrel hides where things are. Import the file you mean, where you need it.']
  if (isBuiltin(each.specifier)) return checkBuiltin(from)
  const target = targetOf(path, each.specifier)
  return target === null ? checkPackage(from, each.specifier, path) : checkFile(from, path, each.specifier, target)
}

function checkBuiltin(from: Room): readonly string[] {
  if (TABLE[from]?.builtins === true) return []
  return [`${from} runs where Node's modules do not exist. Take what they give as an argument, or put this into electron.`]
}

function checkPackage(from: Room, specifier: string, path: string): readonly string[] {
  const allowed = TABLE[from]?.packages ?? []
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  // Set-up runs before anything is installed; what it copies into the fallback runtime runs inside Electron.
  const mayMeetElectron = from !== 'electron/setup' || path === 'electron/setup/default-app.mjs'
  if (allowed === 'any' || (allowed.includes(name) && mayMeetElectron)) return []
  const own = mayMeetElectron ? `only ${allowed.join(', ')}` : 'no package, as it runs before any is installed'
  return [`${from} may import ${own}. Let a room that may use it do this part, or argue for a line in commands/import-table.ts.`]
}

function checkFile(from: Room, path: string, specifier: string, target: string): readonly string[] {
  const to = roomOf(target)
  if (to === null) return [`It leads to ${target}, which stands in no room. Import the file you mean inside one of the rooms.`]
  const form = checkForm(path, specifier, target)
  if (from === to) return form
  if (!(TABLE[from]?.rooms ?? []).includes(to)) return [`${from} may not import ${to}. ${adviceAgainst(from, to)}`]
  if (from === 'src/screens' && to === 'src/storage' && !isReader(target)) return ['A screen reads from storage only through its read-… files. Let an action write.']
  return form
}

/** Between rooms by the room's name, inside one by the way to go, always with the ending. */
function checkForm(path: string, specifier: string, target: string): readonly string[] {
  const named = nameFor(target)
  const isNear = named !== null && named === nameFor(path)
  if (!/\.\w+(?:\?[\w&]+)?$/.test(specifier)) return ['Write the file name with its ending, like .ts.']
  if (specifier.startsWith('#') && isNear) return [`Inside a room write the way to go: ${wayTo(path, target)}`]
  if (!specifier.startsWith('#') && named !== null && !isNear) return [`Between rooms write #${named}/${target.slice(folderOf(named).length + 1)}`]
  return []
}

function isReader(target: string): boolean {
  return posix.basename(target).startsWith('read-')
}

function isLoadedAtOnce(each: Import): boolean {
  return each.kind === 'value'
}

/** @returns the path below the project folder, or null for a package */
function targetOf(path: string, specifier: string): string | null {
  const bare = specifier.replace(/\?\w+$/, '')
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), bare))
  const [, name = '', rest = ''] = /^#([^/]+)\/(.+)$/.exec(bare) ?? []
  return name === '' ? null : posix.normalize(`${folderOf(name)}/${rest}`)
}

function nameFor(path: string): string | null {
  if (path.startsWith('electron/')) return 'electron'
  return NAMED_ROOMS.find((name) => path.startsWith(`src/${name}/`)) ?? null
}

function folderOf(name: string): string {
  return name === 'electron' ? 'electron' : `src/${name}`
}

function wayTo(path: string, target: string): string {
  const way = posix.relative(posix.dirname(path), target)
  return way.startsWith('.') ? way : `./${way}`
}

/** @param root the project folder */
function readSources(root: string): Sources {
  const sources = new Map<string, string>()
  for (const folder of FOLDERS.filter((each) => existsSync(join(root, each)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      const path = posix.join(entry.parentPath.slice(root.length + 1), entry.name)
      if (entry.isFile() && SOURCE.test(path) && !path.includes('node_modules/')) sources.set(path, readFileSync(join(root, path), 'utf8'))
    }
  }
  return sources
}

if (import.meta.main) {
  const sources = readSources(resolve(import.meta.dirname, '..'))
  const problems = checkImports(sources)
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.stdout.write(`${sources.size} files held to the import table, ${problems.length} problems\n`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
