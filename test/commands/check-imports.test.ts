import { describe, expect, it } from 'vitest'
import { checkImports } from '../../commands/check-imports.ts'
import { ROOMS, TABLE } from '../../commands/import-table.ts'

/** The table once more, from the design and not from the code under test: what each room may import. */
const DOMAIN = ['basics', 'journal', 'person', 'provider', 'case', 'meeting', 'decision', 'letter', 'task', 'pathway', 'profile', 'rules-across', 'papers', 'figures'].map((subject) => `src/domain/${subject}`)
const PURE = ['src/bridge', 'src/fhir', 'src/pdf', 'src/sync']
const PROCESSES = ['electron/main', 'electron/keeper', 'electron/press', 'electron/preload']
const SRC = [...DOMAIN, ...PURE, 'src/storage', 'src/actions', 'src/state', 'src/screens']

function mayImport(from: string, to: string): boolean {
  if (from === to || from === 'test' || from === 'bench') return true
  const [own, other] = [DOMAIN.indexOf(from), DOMAIN.indexOf(to)]
  if (own !== -1) return other !== -1 && other < own
  if (other !== -1) return from !== 'trust-server' && from !== 'electron/setup' && from !== 'resources'
  const allowed: Record<string, readonly string[]> = {
    'src/sync': ['src/fhir'],
    'src/actions': ['src/bridge', 'src/storage', 'src/fhir'],
    'src/state': ['src/bridge', 'src/storage', 'src/actions'],
    'src/screens': ['src/state', 'src/actions', 'src/storage', 'resources'],
    'src': [...SRC, 'resources'],
    'commands': [...SRC.filter((room) => room !== 'src/screens'), ...PROCESSES, 'electron/setup', 'resources', 'test'],
  }
  if (PROCESSES.includes(from)) return PURE.includes(to) || (to === 'resources' && from !== 'electron/preload')
  return allowed[from]?.includes(to) ?? false
}

const nameOf = (room: string): string | null => {
  if (room.startsWith('electron/')) return `#${room}`
  return room.startsWith('src/') ? `#${room.slice(4)}` : null
}

/** A file of one room importing a file of another, written as the house writes it. */
function tryImport(from: string, to: string): readonly string[] {
  const importer = `${from}/own-file.ts`
  const target = to === 'src' ? 'src/main.tsx' : `${to}/read-something.ts`
  const up = '../'.repeat(from.split('/').length)
  const isSameName = from !== 'src' && nameOf(from)?.split('/')[0] === nameOf(to)?.split('/')[0] && nameOf(to) !== null
  const specifier = nameOf(to) === null || isSameName ? `${up}${target}` : `${nameOf(to)}/read-something.ts`
  return checkImports(new Map([[importer, `import { x } from '${specifier}'`], [target, 'export const x = 1']]))
}

describe('the import table', () => {
  it('knows every room of the design', () => {
    expect([...ROOMS].toSorted()).toEqual([...SRC, 'src', ...PROCESSES, 'electron/setup', 'commands', 'trust-server', 'test', 'bench', 'resources'].toSorted())
  })

  it.each(Object.keys(TABLE))('stops %s from importing each room it may not', (from) => {
    for (const to of ROOMS.filter((room) => !mayImport(from, room))) {
      const problems = tryImport(from, to)
      expect(problems, to).toHaveLength(1)
      expect(problems[0]).toMatch(new RegExp(`^${from}/own-file\\.ts:1 imports \\S+\\. ${from} may not import ${to}\\. \\w.*[.]$`))
    }
  })

  it.each(Object.keys(TABLE))('lets %s import each room it may', (from) => {
    for (const to of ROOMS.filter((room) => mayImport(from, room))) expect(tryImport(from, to), to).toEqual([])
  })

  it('tries both kinds', () => {
    const pairs = Object.keys(TABLE).flatMap((from) => ROOMS.map((to) => mayImport(from, to)))
    expect(pairs.filter(Boolean).length).toBeGreaterThan(200)
    expect(pairs.filter((may) => !may).length).toBeGreaterThan(300)
  })

  it('stops a screen from writing to storage', () => {
    expect(one('src/screens/a.tsx', "import { w } from '#storage/write-view.ts'")).toContain('read-… files')
    expect(check('src/actions/a.ts', "import { w } from '#storage/write-view.ts'")).toEqual([])
  })

  it.each([
    ['a type import', "import type { A } from '#sync/a.ts'"],
    ['a type in brackets', "type A = import('#sync/a.ts').A"],
    ['an import on demand', "const a = await import('#sync/a.ts')"],
    ['passing on', "export { a } from '#sync/a.ts'"],
    ['an import for its effect', "import '#sync/a.ts'"],
    ['a worker', "new Worker(new URL('../../sync/a.ts', import.meta.url))"],
    ['a dodge by the way to go', "import { a } from '../../sync/a.ts'"],
    ['a dodge by ..', "import { a } from '#domain/../sync/a.ts'"],
  ])('sees %s', (_, text) => {
    expect(one('src/domain/case/a.ts', text)).toContain('src/domain/case may not import src/sync')
  })

  it('is not misled by comments and strings', () => {
    expect(check('src/domain/case/a.ts', "// import { a } from '#sync/a.ts'\nexport const a = \"import x from 'electron'\"")).toEqual([])
  })

  it('names the line', () => {
    expect(one('src/domain/case/a.ts', "\n\nimport { a } from '#sync/a.ts'")).toMatch(/^src\/domain\/case\/a\.ts:3 imports #sync\/a\.ts\./)
  })
})

describe('packages and built-in modules', () => {
  const withoutNode = Object.entries(TABLE).filter(([, { builtins }]) => !builtins).map(([room]) => room)

  it('has Node’s modules only outside the window and the pure rooms', () => {
    expect(withoutNode.toSorted()).toEqual([...SRC, 'src', 'electron/preload'].toSorted())
  })

  it.each(withoutNode)('stops %s from importing any of them', (room) => {
    for (const name of ['node:fs', 'fs', 'node:sqlite', 'path/posix']) {
      expect(one(`${room}/a.ts`, `import x from '${name}'`)).toContain("Node's modules do not exist")
    }
  })

  const USERS: Record<string, readonly string[]> = {
    'zod': [...DOMAIN, 'src/bridge', 'src/fhir', 'src/sync', ...PROCESSES],
    'pdf-lib': ['src/pdf'],
    'fontkit': [],
    'dexie': ['src/storage'],
    'fractional-indexing': ['src/actions'],
    'uuid': ['src/actions', ...PROCESSES],
    'react': ['src', 'src/screens', 'src/state'],
    'react-dom/client': ['src', 'src/screens', 'src/state'],
    'zustand': ['src', 'src/screens', 'src/state'],
    'diff': ['src', 'src/screens', 'src/state'],
    'prosemirror-view': ['src/screens'],
    'electron': PROCESSES,
    'hash-wasm': PROCESSES,
    'fastify': ['trust-server'],
    'pg': ['trust-server'],
    '@electric-sql/pglite': ['trust-server'],
    '@electric-sql/other': [],
    'lodash': [],
  }
  const rooms = Object.keys(TABLE).filter((room) => !['commands', 'test', 'bench'].includes(room))

  it.each(Object.entries(USERS))('lets %s be imported only where it belongs', (name, users) => {
    for (const room of rooms) {
      const problems = check(`${room}/a.ts`, `import { x } from '${name}'`)
      expect(problems, room).toHaveLength(users.includes(room) ? 0 : 1)
      expect(problems.every((problem) => problem.includes(`. ${room} may import `)), room).toBe(true)
    }
  })

  it('lets only the default app of set-up meet Electron', () => {
    expect(check('electron/setup/default-app.mjs', "import { app } from 'electron'")).toEqual([])
    expect(one('electron/setup/run.mjs', "import { app } from 'electron'")).toContain('before any is installed')
  })
})

describe('places, names and circles', () => {
  it('stops a file that stands in no room', () => {
    expect(one('src/helpers/a.ts', '')).toContain('stands in no room')
    expect(one('src/domain/a.ts', '')).toContain('stands in no room')
    expect(one('electron/a.ts', '')).toContain('stands in no room')
  })

  it('stops an import that leads out of the project', () => {
    expect(one('commands/a.ts', "import x from '../../elsewhere/x.ts'")).toContain('stands in no room')
  })

  it('stops barrels by name and by what they do', () => {
    expect(one('src/fhir/index.ts', '')).toContain('barrel')
    expect(one('src/fhir/all.ts', "export * from './act.ts'")).toContain('barrel')
    expect(check('src/fhir/all.ts', "export { act } from './act.ts'")).toEqual([])
  })

  it('wants the ending, a room’s name between rooms and the way to go inside one', () => {
    expect(one('src/fhir/a.ts', "import { b } from './b'")).toContain('with its ending')
    expect(one('src/fhir/a.ts', "import { b } from '../domain/case/b.ts'")).toContain('Between rooms write #domain/case/b.ts')
    expect(one('src/domain/case/a.ts', "import { b } from '#domain/basics/b.ts'")).toContain('write the way to go: ../basics/b.ts')
    expect(check('src/domain/case/a.ts', "import { b } from '../basics/b.ts'")).toEqual([])
    expect(check('src/screens/a.tsx', "import './a.css'\nimport logo from './logo.svg?url'")).toEqual([])
  })

  it('finds a circle of two, of three and of one', () => {
    expect(circles({ a: ['b'], b: ['a'] })).toEqual(['src/fhir/a.ts -> src/fhir/b.ts -> src/fhir/a.ts'])
    expect(circles({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] })).toEqual(['src/fhir/a.ts -> src/fhir/b.ts -> src/fhir/c.ts -> src/fhir/a.ts'])
    expect(circles({ a: ['a'] })).toEqual(['src/fhir/a.ts -> src/fhir/a.ts'])
    expect(circles({ a: ['b'], b: ['a'], c: ['d'], d: ['c'] })).toHaveLength(2)
  })

  it('finds no circle where there is none', () => {
    expect(circles({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] })).toEqual([])
  })

  it('allows a circle of types, which is gone when the program runs', () => {
    const sources = new Map([['src/fhir/a.ts', "import type { B } from './b.ts'"], ['src/fhir/b.ts', "import { a } from './a.ts'"]])
    expect(checkImports(sources)).toEqual([])
  })
})

function check(path: string, text: string): readonly string[] {
  return checkImports(new Map([[path, text]]))
}

function one(path: string, text: string): string {
  const problems = check(path, text)
  expect(problems).toHaveLength(1)
  return problems[0] ?? ''
}

function circles(graph: Record<string, readonly string[]>): readonly string[] {
  const sources = Object.entries(graph).map(([name, others]) => [`src/fhir/${name}.ts`, others.map((other) => `import { x } from './${other}.ts'`).join('\n')] as const)
  return checkImports(new Map(sources)).map((problem) => problem.split(' is a circle')[0] ?? '')
}
