import { refuse } from '#domain/basics/answer.ts'
import { requestSchemas, type RequestName, type RequestOf } from '#bridge/bridge.ts'

/** The most a request may come to as JSON, in characters, with its bytes as they are: far above any letter, far below what would hurt. */
const LARGEST = 8 * 1024 * 1024

/** Deeper than any document of ours; a reader that calls itself must not run out of stack. */
const DEEPEST = 64

/** A request of the window that has been judged: one of ours, parsed, of a size that can be meant. */
export type Judged = { readonly [N in RequestName]: { readonly name: N; readonly request: RequestOf<N> } }[RequestName]

/** Null for anything that is not a request of the bridge. Never throws, whatever it is given. */
export function judgeRequest(name: unknown, payload: unknown): Judged | null {
  if (typeof name !== 'string' || !Object.hasOwn(requestSchemas, name) || !isModest(payload)) return null
  const known = name as RequestName
  const parsed = requestSchemas[known].safeParse(payload)
  return parsed.success ? ({ name: known, request: parsed.data } as Judged) : null
}

/** Requests whose reply is an answer in words can refuse a malformed one in words; the others are rejected. */
const ANSWER_IN_WORDS: ReadonlySet<unknown> = new Set<RequestName>([
  'readSignInOffer',
  'signIn',
  'signInAgain',
  'setUp',
  'unlock',
  'changePassphrase',
  'appendActs',
  'keepDraft',
  'setPaper',
  'drawPaper',
  'signPaper',
  'openBlob',
  'savePaper',
  'saveBlob',
  'chooseEnclosures',
  'savePack',
  'saveCopies',
  'saveLockedCopy',
  'chooseLockedCopy',
  'bringBackCopy',
  'saveRecoveryRequest',
  'chooseRecoveryAnswer',
  'recover',
  'openProfile',
  'saveProfile',
  'saveFigures',
  'readTrail',
  'saveTrail',
])

/** What a page asks on behalf of whoever is signed in: after a lock the page that is going asks it for nobody. */
const FOR_SOMEBODY: ReadonlySet<RequestName> = new Set<RequestName>([
  'appendActs',
  'keepDraft',
  'dropDraft',
  'setPaper',
  'drawPaper',
  'signPaper',
  'openBlob',
  'savePaper',
  'saveBlob',
  'chooseEnclosures',
  'savePack',
  'saveCopies',
  'saveLockedCopy',
  'saveFigures',
  'readTrail',
  'saveTrail',
])

export function needsSomebody(name: RequestName): boolean {
  return FOR_SOMEBODY.has(name)
}

export function refuseLocked(name: RequestName) {
  if (!ANSWER_IN_WORDS.has(name)) throw new Error('Nobody is signed in')
  return refuse({ kind: 'locked', rule: 'K1' })
}

export function refuseMalformed(name: unknown) {
  if (!ANSWER_IN_WORDS.has(name)) throw new Error('Not a request of this window')
  return refuse({ kind: 'malformed', rule: 'K16' })
}

function isModest(payload: unknown): boolean {
  try {
    return depthOf(payload, 0) <= DEEPEST && sizeOf(payload) <= LARGEST
  } catch {
    return false
  }
}

/** As JSON, bytes would come to many times their size. */
function sizeOf(payload: unknown): number {
  let bytes = 0
  const text = JSON.stringify(payload, (_, value: unknown) => {
    if (!(value instanceof Uint8Array)) return value
    bytes += value.length
    return null
  })
  return bytes + (text ?? '').length
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > DEEPEST) return depth
  let deepest = depth
  for (const member of Object.values(value)) deepest = Math.max(deepest, depthOf(member, depth + 1))
  return deepest
}
