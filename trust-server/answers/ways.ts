import { isDerived, keptTypes } from '../kept-types.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { Interaction } from '../record-audit.ts'
import { answerRegisterKey } from '../register-key.ts'
import { answerDigest } from './answer-digest.ts'
import { answerCreate } from './answer-create.ts'
import { answerRead, answerSearch } from './answer-entries.ts'
import { answerFileCreate, answerFileRead } from './answer-files.ts'
import { answerFileVersionRead, answerInstanceHistory, answerSystemHistory, answerTypeHistory, answerVersionRead } from './answer-history.ts'
import { answerForward, answerSealingKey } from './answer-forward.ts'
import { answerMe } from './answer-person.ts'
import { answerUpdate } from './answer-update.ts'
import type { Handler } from './asking.ts'

const entryLimit = 2 * 1024 * 1024
const forwardLimit = 12 * 1024 * 1024
export const fileLimit = 64 * 1024 * 1024

/** Something that can be asked, and what answers it. */
export interface Way {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** Below /fhir/. A part that begins with a colon may be anything. */
  readonly path: string
  /** What FHIR calls it, for the audit. */
  readonly interaction: Interaction
  readonly answer: Handler
  /** The most that may be sent, in bytes. */
  readonly limit: number
}

/** Everything that can be asked of the server and is answered at once, under /fhir/. */
export const ways: readonly Way[] = [
  way('GET', '$me', 'operation', answerMe),
  way('GET', '$digest', 'operation', answerDigest),
  way('POST', '$register-key', 'create', answerRegisterKey),
  way('GET', '$sealing-key', 'operation', answerSealingKey),
  { ...way('POST', '$forward', 'create', answerForward), limit: forwardLimit },
  way('GET', '_history', 'history-system', answerSystemHistory),
  ...keptTypes.flatMap((type) => (type === 'Binary' ? waysToFiles() : waysToEntries(type))),
]

function waysToFiles(): readonly Way[] {
  return [
    { ...way('POST', 'Binary', 'create', answerFileCreate), limit: fileLimit },
    way('GET', 'Binary/:id', 'read', answerFileRead),
    way('GET', 'Binary/:id/_history/:version', 'vread', answerFileVersionRead),
  ]
}

function waysToEntries(type: string): readonly Way[] {
  return [
    way('POST', type, 'create', answerCreate),
    way('GET', type, 'search-type', answerSearch),
    way('GET', `${type}/_history`, 'history-type', answerTypeHistory),
    way('GET', `${type}/:id`, 'read', answerRead),
    way('GET', `${type}/:id/_history`, 'history-instance', answerInstanceHistory),
    way('GET', `${type}/:id/_history/:version`, 'vread', answerVersionRead),
    ...(isDerived(type) ? [way('PUT', `${type}/:id`, 'update', answerUpdate)] : []),
  ]
}

function way(method: Way['method'], path: string, interaction: Interaction, answer: Handler): Way {
  return { method, path, interaction, answer, limit: entryLimit }
}

/** The parts of an address below /fhir/: `type/id/_history/version?query`. Each is empty where it is not given. */
export interface Place {
  readonly type: string
  readonly id: string
  readonly version: string
  readonly query: string
}

export function readPlace(address: string): Place {
  const [path = '', ...query] = address.split('?')
  const [type = '', id = '', , version = ''] = path.split('/')
  return { type, id, version, query: query.join('?') }
}

/** What FHIR calls a request, for the audit; of one there is no answer for, what it would be. */
export function interactionOf(method: string, address: string): Interaction {
  if (method === 'POST' && readPlace(address).type === '') return 'transaction'
  const found = findWay(method, address)
  const others = { POST: 'create', PUT: 'update', PATCH: 'patch', DELETE: 'delete' } as const
  return found?.interaction ?? others[method as keyof typeof others] ?? (readPlace(address).id === '' ? 'search-type' : 'read')
}

export function findWay(method: string, address: string): Way | undefined {
  return waysAt(address).find((each) => each.method === method)
}

function waysAt(address: string): readonly Way[] {
  const [path = ''] = address.split('?')
  const parts = path.split('/')
  return ways.filter((each) => {
    const pattern = each.path.split('/')
    return pattern.length === parts.length && pattern.every((part, at) => part.startsWith(':') || part === parts[at])
  })
}

/** The methods an address answers; the usual two where it answers none. */
export function methodsAt(address: string): string {
  const methods = new Set(waysAt(address).map(({ method }) => method))
  return methods.size === 0 ? 'GET, POST' : [...methods].join(', ')
}

/** The type a request is about, or the word for any. */
export function typeNamed(method: string, { type }: Place): string {
  if (method === 'POST' && type === '') return 'Bundle'
  if (type === '$digest') return 'QuestionnaireResponse'
  return keptTypes.includes(type) ? type : 'Resource'
}

/** What to say to a request this server has no answer for. */
export function refuseRoute(method: string, { type }: Place): Refusal {
  if (type !== '' && type !== '_history' && !keptTypes.includes(type)) return refuse(404, 'not-supported', `This server keeps ${keptTypes.join(', ')} and nothing else.`)
  if (method === 'GET' && type === 'Binary') return refuse(405, 'not-supported', 'Files are read one by one, by their ids. They cannot be searched, and are never changed, so they have no history.')
  if (method === 'GET') return refuse(404, 'not-found', 'There is nothing at this address.')
  if (isDerived(type)) return refuse(405, 'not-supported', 'What is derived is changed as a whole, by its id, with PUT and If-Match. It is never deleted, and not changed in part.')
  return refuse(405, 'not-supported', 'Entries are added and read, one by one. They are never changed or deleted.')
}
