import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { recordedTypes } from '../kept-types.ts'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import { objectAt, readResource } from '../read-resource.ts'
import { readCondition } from '../read-search.ts'
import type { Facts } from './facts.ts'
import { findStrange } from './find-strange.ts'
import type { Json, Kept, Shelf } from './keep-resources.ts'
import { searchResources } from './search-resources.ts'
import { showResource } from './show-resource.ts'

export interface ForeignAnswer {
  readonly kind: 'answer'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
}

/** Where a foreign server's answers come from. */
export interface Ground {
  readonly facts: Facts
  readonly shelf: Shelf
  /** Base address, ending in /fhir. */
  readonly url: () => string
  /** Conditional creates under way, by their condition. */
  readonly underWay: Map<string, Promise<unknown>>
}

export interface Sent {
  readonly body: Buffer
  readonly contentType: string
  readonly ifNoneExist: string | undefined
}

const notFound = refuse(404, 'not-found', 'Not found')
/** Between looking and keeping. */
const RACE_MS = 40

/** Keeps what was sent, once where If-None-Exist finds it and the server's facts allow. */
export async function answerCreate(ground: Ground, type: string, sent: Sent): Promise<ForeignAnswer | Refusal> {
  if (!recordedTypes.includes(type)) return notFound
  if (type === 'Binary') return answerKept(ground, 201, keep(ground, type, { resourceType: 'Binary', contentType: sent.contentType }, 0, sent.body.toString('base64')))
  const read = readResource(sent.body, type)
  if (read.kind === 'refusal') return read
  const strange = findStrange(ground.facts, type, read.resource, read.text)
  if (strange !== null) return refuse(400, 'structure', strange)
  if (sent.ifNoneExist === undefined) return answerKept(ground, 201, await keepInTime(ground, type, read.resource))
  return ground.facts.racesCreates ? createUnless(ground, type, read.resource, sent.ifNoneExist) : oneAfterAnother(ground, type, read.resource, sent.ifNoneExist)
}

/** Two with one condition wait for each other. */
async function oneAfterAnother(ground: Ground, type: string, resource: Json, condition: string): Promise<ForeignAnswer | Refusal> {
  const before = ground.underWay.get(condition) ?? Promise.resolve()
  const mine = before.then(() => createUnless(ground, type, resource, condition))
  ground.underWay.set(condition, mine)
  return mine.finally(() => ground.underWay.get(condition) === mine && ground.underWay.delete(condition))
}

async function createUnless(ground: Ground, type: string, resource: Json, condition: string): Promise<ForeignAnswer | Refusal> {
  const search = readCondition(condition)
  if (search.kind === 'refusal') return search
  const [here, another] = searchResources(ground.facts, ground.shelf.all(), type, search, false, Date.now())
  if (another !== undefined) return refuse(412, 'multiple-matches', 'Multiple matches')
  if (here !== undefined) return answerKept(ground, 200, here)
  if (ground.facts.racesCreates) await wait(RACE_MS)
  return answerKept(ground, 201, await keepInTime(ground, type, resource))
}

/** The time is given before the entry is to be seen. */
async function keepInTime(ground: Ground, type: string, resource: Json): Promise<Kept> {
  const { commitsLateMs } = ground.facts
  const at = Date.now()
  const isLate = commitsLateMs > 0 && ground.shelf.all().length % 3 === 2
  if (isLate) await wait(commitsLateMs)
  return keep(ground, type, resource, at, null)
}

function keep({ facts, shelf }: Ground, type: string, resource: Json, at: number, bytes: string | null): Kept {
  const lastUpdated = at === 0 ? Date.now() : at
  const id = facts.ids === 'uuid' ? randomUUID() : String(shelf.all().length + 1)
  const version = facts.versions === 'uuid' ? randomUUID() : '1'
  const { versionId: _version, lastUpdated: _time, ...meta } = objectAt(resource, 'meta')
  const whole = { ...resource, id, meta: { versionId: version, lastUpdated: new Date(lastUpdated).toISOString(), ...meta, ...facts.addsToMeta } }
  const kept = { type, id, version, lastUpdated, foundFrom: Date.now() + facts.indexedAfterMs, resource: whole, bytes }
  shelf.add(kept)
  return kept
}

/** Gives one resource, or a file's bytes. */
export function answerRead(ground: Ground, type: string, id: string): ForeignAnswer | Refusal {
  const kept = ground.shelf.all().find((each) => each.type === type && each.id === id)
  if (kept === undefined || (type !== 'Binary' && !ground.facts.readsById)) return notFound
  if (kept.bytes === null) return answerKept(ground, 200, kept)
  const contentType = String(kept.resource['contentType'])
  return { kind: 'answer', status: 200, headers: { 'content-type': contentType }, body: Buffer.from(kept.bytes, 'base64') }
}

function answerKept(ground: Ground, status: number, kept: Kept): ForeignAnswer {
  const { type, id, version, lastUpdated } = kept
  const location = `${ground.url()}/${type}/${id}/_history/${version}`
  const headers = { etag: `W/"${version}"`, 'last-modified': new Date(lastUpdated).toUTCString(), location }
  return { kind: 'answer', status, headers, body: JSON.stringify(showResource(ground, kept)) }
}
