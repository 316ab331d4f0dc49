import type { Refusal } from '#domain/basics/answer.ts'
import { cleanName } from '#domain/person/identity.ts'
import { isElement, type Element } from '../read-element.ts'

/** The boxes of the form for a new case that a referral can fill. */
export const referralBoxes = [
  'family', 'given', 'inOwnScript', 'born', 'nhsNumber', 'unavailable', 'otherNumber', 'hospitalNumber',
  'by', 'name', 'relationship', 'responsibility', 'question', 'place', 'where',
] as const
export type ReferralBox = (typeof referralBoxes)[number]

/** What was read for one box, as a person would type it, and where it stands in the file. */
export interface ReadValue {
  readonly box: ReferralBox
  readonly value: string
  readonly where: string
}

/** What was not read: where it stands, what it says as far as that is short, and why. */
export interface LeftOut {
  readonly where: string
  readonly says: string
  readonly why: Refusal
}

export interface Referral {
  readonly read: readonly ReadValue[]
  readonly left: readonly LeftOut[]
  /** Left out beyond those that are listed. */
  readonly more: number
}

/** A part of the file and its path in it. */
export interface Spot {
  readonly value: Element
  readonly path: string
}

/** More than this for one box is no answer to what the box asks. */
const LONGEST = 20_000
/** What was left out is told in its own words up to here. */
const LONGEST_SAID = 4000
/** More than a person reads; the rest is counted. */
const MOST_LISTED = 300
/** Where somebody lives may be protected: it is not shown for having been left out. */
const UNSAID: ReadonlySet<string> = new Set(['address', 'telecom', 'contact', 'photo', 'link', 'extension', 'supportingInfo'])
/** What a resource says of itself and not of the child. */
const OF_ITSELF = ['resourceType', 'id', 'meta', 'text', 'language', 'contained']

/** Gathers what is read and what is left, and reads with care: what is not of its type is left, by its path. */
export class Findings {
  readonly #read = new Map<ReferralBox, ReadValue>()
  readonly #left: LeftOut[] = []
  #more = 0

  take(box: ReferralBox, text: string, where: string): void {
    const value = plain(text)
    if (value === '') return
    if (value.length > LONGEST) this.leave(where, { kind: 'referral-too-long', rule: 'S31', longest: LONGEST }, text)
    else this.#read.set(box, { box, value, where })
  }

  leave(where: string, why: Refusal, said: unknown = ''): void {
    if (this.#left.length === MOST_LISTED) this.#more += 1
    else this.#left.push({ where, says: inShort(said), why })
  }

  /** The text under a key; null when there is none. */
  textAt({ value, path }: Spot, key: string): string | null {
    const text = ownAt(value, key)
    if (text === undefined || typeof text === 'string') return text ?? null
    return this.#wrong(`${path}.${key}`, 'text', text)
  }

  /** The texts of the list under a key. */
  textsAt(spot: Spot, key: string): readonly string[] {
    return this.#itemsAt(spot, key).flatMap(([item, path]) => (typeof item === 'string' ? [item] : (this.#wrong(path, 'text', item) ?? [])))
  }

  spotAt({ value, path }: Spot, key: string): Spot | null {
    const part = ownAt(value, key)
    if (part === undefined) return null
    return isElement(part) ? { value: part, path: `${path}.${key}` } : this.#wrong(`${path}.${key}`, 'group', part)
  }

  spotsAt(spot: Spot, key: string): readonly Spot[] {
    return this.#itemsAt(spot, key).flatMap(([item, path]) => (isElement(item) ? [{ value: item, path }] : (this.#wrong(path, 'group', item) ?? [])))
  }

  /** Lists whatever of this part was not read. */
  leaveRest({ value, path }: Spot, read: readonly string[]): void {
    for (const key of Object.keys(value)) {
      if (read.includes(key) || OF_ITSELF.includes(key)) continue
      this.leave(`${path}.${shownKey(key)}`, { kind: 'referral-no-box', rule: 'S31' }, UNSAID.has(key) ? '' : ownAt(value, key))
    }
  }

  all(): Referral {
    return { read: referralBoxes.flatMap((box) => this.#read.get(box) ?? []), left: this.#left, more: this.#more }
  }

  #itemsAt({ value, path }: Spot, key: string): readonly (readonly [unknown, string])[] {
    const list = ownAt(value, key)
    if (list === undefined) return []
    if (!Array.isArray(list)) return this.#wrong(`${path}.${key}`, 'list', list) ?? []
    return list.map((item: unknown, index) => [item, `${path}.${key}[${index}]`])
  }

  #wrong(path: string, expected: 'text' | 'group' | 'list', said: unknown): null {
    this.leave(path, { kind: 'referral-wrong-type', rule: 'S31', expected }, said)
    return null
  }
}

/** Without the signs that turn the direction of what stands after them: a name must read as it is stored. */
function plain(text: string): string {
  return cleanName(text.replace(/[\u202A-\u202E\u2066-\u2069]/g, ''))
}

/** What the file itself gives under a key: never what every object has, like its constructor. */
function ownAt(value: Element, key: string): unknown {
  return Object.hasOwn(value, key) ? (value[key] ?? undefined) : undefined
}

/** A name in the file can be anything, and as long as the file. */
function shownKey(key: string): string {
  return plain(key).slice(0, 60)
}

/** The words of a value, for a person who types it elsewhere; '' when it has none. */
function inShort(value: unknown): string {
  const words = plain(wordsOf(value))
  return words.length <= LONGEST_SAID ? words : `${words.slice(0, LONGEST_SAID)}…`
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.slice(0, 20).map(wordsOf).filter((words) => words !== '').join(', ')
  if (!isElement(value)) return ''
  return wordsOf(['text', 'display', 'value', 'reference', 'coding', 'code'].map((key) => ownAt(value, key)).find((part) => part !== undefined))
}
