/**
 * The rooms of this project and what each may import: the table that `check-imports` holds every file to.
 * The rule it serves: a line is where its reader looks for it, and the domain knows nothing of disks or networks.
 */

/** A room, or inside the domain one of its subjects, as a path below the project folder. */
export type Room = string

/** What one room may import. */
export interface Allowance {
  /** Other rooms; its own files are always allowed. */
  readonly rooms: readonly Room[]
  /** npm packages by name; `any` where a room composes what others made. */
  readonly packages: readonly string[] | 'any'
  /** Whether Node's own modules exist where this room runs. */
  readonly builtins: boolean
}

/** The domain's subjects in reading order: each may import those before it. */
const DOMAIN_ORDER = ['basics', 'journal', 'person', 'provider', 'case', 'meeting', 'decision', 'letter', 'task', 'pathway', 'profile', 'rules-across', 'papers', 'figures'] as const

/** Rooms that package.json gives a `#name/` of their own. */
export const NAMED_ROOMS = ['domain', 'bridge', 'fhir', 'pdf', 'sync', 'storage', 'actions', 'state', 'screens'] as const

const DOMAIN: readonly Room[] = DOMAIN_ORDER.map((subject) => `src/domain/${subject}`)
const SCREEN_PACKAGES = ['react', 'react-dom', 'zustand', 'diff'] as const
/** The letter’s editor. */
const EDITOR_PACKAGES = ['prosemirror-commands', 'prosemirror-history', 'prosemirror-inputrules', 'prosemirror-keymap', 'prosemirror-model', 'prosemirror-state', 'prosemirror-view'] as const
const PROCESS_PACKAGES = ['@zip.js/zip.js', 'electron', 'eventsource-parser', 'harfbuzzjs', 'hash-wasm', 'openid-client', 'uuid', 'zod'] as const
const PROCESS_ROOMS = [...DOMAIN, 'src/bridge', 'src/sync', 'src/fhir', 'src/pdf'] as const
const PROCESSES = ['electron/main', 'electron/keeper', 'electron/press', 'electron/preload'] as const
const PURE_ROOMS = [...DOMAIN, 'src/fhir', 'src/bridge', 'src/pdf', 'src/sync'] as const
const WINDOW_ROOMS = ['src/storage', 'src/actions', 'src/state', 'src/screens'] as const
const EVERY_SOURCE = [...PURE_ROOMS, ...WINDOW_ROOMS, 'src', ...PROCESSES, 'electron/setup', 'commands', 'trust-server', 'test', 'bench', 'resources'] as const

/** The table itself. `src` is the composition root: the files directly in it, like main.tsx. */
export const TABLE: Readonly<Record<Room, Allowance>> = {
  ...Object.fromEntries(DOMAIN.map((room, n) => [room, { rooms: DOMAIN.slice(0, n), packages: ['zod'], builtins: false }])),
  'src/fhir': { rooms: DOMAIN, packages: ['zod'], builtins: false },
  'src/bridge': { rooms: DOMAIN, packages: ['zod'], builtins: false },
  'src/pdf': { rooms: DOMAIN, packages: ['pdf-lib', 'bidi-js'], builtins: false },
  'src/sync': { rooms: [...DOMAIN, 'src/fhir'], packages: ['zod'], builtins: false },
  'src/storage': { rooms: DOMAIN, packages: ['dexie'], builtins: false },
  'src/actions': { rooms: [...DOMAIN, 'src/bridge', 'src/storage', 'src/fhir'], packages: ['fractional-indexing', 'uuid'], builtins: false },
  'src/state': { rooms: [...DOMAIN, 'src/bridge', 'src/storage', 'src/actions'], packages: SCREEN_PACKAGES, builtins: false },
  'src/screens': { rooms: [...DOMAIN, 'src/state', 'src/actions', 'src/storage', 'resources'], packages: [...SCREEN_PACKAGES, ...EDITOR_PACKAGES], builtins: false },
  'src': { rooms: [...PURE_ROOMS, ...WINDOW_ROOMS, 'resources'], packages: SCREEN_PACKAGES, builtins: false },
  'electron/main': { rooms: [...PROCESS_ROOMS, 'resources'], packages: PROCESS_PACKAGES, builtins: true },
  'electron/keeper': { rooms: [...PROCESS_ROOMS, 'resources'], packages: PROCESS_PACKAGES, builtins: true },
  'electron/press': { rooms: [...PROCESS_ROOMS, 'resources'], packages: PROCESS_PACKAGES, builtins: true },
  // A sandboxed preload has no Node to speak of.
  'electron/preload': { rooms: PROCESS_ROOMS, packages: PROCESS_PACKAGES, builtins: false },
  // Runs before there is a node_modules; only the fallback runtime's default app meets Electron.
  'electron/setup': { rooms: [], packages: ['electron'], builtins: true },
  // The simulator is a test first, and a command for those who want far more of it than a test run has time for.
  'commands': { rooms: [...PURE_ROOMS, 'src/storage', 'src/actions', 'src/state', ...PROCESSES, 'electron/setup', 'resources', 'test'], packages: 'any', builtins: true },
  'trust-server': { rooms: [], packages: ['@medplum/core', 'fastify', '@fastify/rate-limit', 'jose', 'oidc-provider', 'pg', 'prom-client', '@electric-sql/pglite'], builtins: true },
  'test': { rooms: EVERY_SOURCE, packages: 'any', builtins: true },
  'bench': { rooms: EVERY_SOURCE, packages: 'any', builtins: true },
}

/** Every room that the table names or allows, for trying each pair. */
export const ROOMS: readonly Room[] = [...Object.keys(TABLE), 'resources']

/** What to do instead, for the directions people are most likely to try. */
export function adviceAgainst(from: Room, to: Room): string {
  if (from.startsWith('src/domain/') && to.startsWith('src/domain/')) return `Inside the domain each subject imports only those before it (${DOMAIN_ORDER.join(', ')}); move what both need to the earlier one, or the rule that joins them to rules-across.`
  if (from.startsWith('src/domain/')) return 'The domain takes time, ids, chance and input as arguments: pass the value in.'
  if (from === 'trust-server' || to === 'trust-server') return 'The trust server shares no code with the app: start it as a process and talk HTTP.'
  if (from === 'src/screens') return 'A screen calls an action or reads the state: put this behind one of them.'
  if (from.startsWith('electron/') && to.startsWith('electron/')) return 'Processes share no files: put the contract in src/bridge and send a message.'
  if (to.startsWith('electron/')) return 'The window reaches the operating system only through the contract in src/bridge.'
  if (to === 'test' || to === 'bench') return 'Only tests and benchmarks import this: move what is needed into a room of its own.'
  if (to === 'resources') return 'Take the bytes or text as an argument from a process that may read files.'
  return 'Move the shared part to a room that both may import, or pass it in as an argument.'
}

/**
 * The room a file belongs to.
 * @param path below the project folder, with `/`
 * @returns null for a file in no room, like one directly in src/domain
 */
export function roomOf(path: string): Room | null {
  const [first = '', second = '', third = '', fourth] = path.split('/')
  if (first === 'src' && third === '') return 'src'
  if (first === 'src' && second === 'domain') return fourth === undefined ? null : known(`src/domain/${third}`)
  if (first === 'src') return known(`src/${second}`)
  if (first === 'electron') return third === '' ? null : known(`electron/${second}`)
  return known(first)
}

function known(room: Room): Room | null {
  return ROOMS.includes(room) ? room : null
}
