import { isElement, type Element } from '../read-element.ts'
import type { Findings, Spot } from './findings.ts'

/** A resource of the Bundle, or one contained in another. */
export interface Entry extends Spot {
  readonly type: string
  /** What others point to it by. */
  readonly names: readonly string[]
  /** What only the resource it is contained in points to it by. */
  readonly within: readonly Entry[]
}

/** The resources of a Bundle. What stands twice is taken once; two that go by one name and differ are not pointed to. */
export class Entries {
  readonly all: readonly Entry[]
  readonly #found: Findings
  readonly #named = new Map<string, Entry | 'differ'>()
  readonly #read = new Set<Entry>()

  constructor(found: Findings, bundle: Element) {
    this.#found = found
    const seen = new Map<string, Entry>()
    for (const spot of found.spotsAt({ value: bundle, path: 'Bundle' }, 'entry')) {
      const entry = readEntry(found, spot)
      if (entry === null) continue
      const text = JSON.stringify(entry.value)
      if (seen.has(text)) {
        found.leave(entry.path, { kind: 'referral-entry-twice', rule: 'S31' }, entry.type)
        for (const name of entry.names) this.#name(name, seen.get(text) ?? entry)
        continue
      }
      seen.set(text, entry)
      for (const name of entry.names) this.#name(name, entry)
    }
    this.all = [...seen.values()].flatMap((entry) => [entry, ...entry.within])
  }

  ofType(type: string): readonly Entry[] {
    return this.all.filter((entry) => entry.type === type)
  }

  /** What a reference points to inside this Bundle; nothing outside is ever looked for. */
  resolve(reference: Spot, owner: Entry): Entry | null {
    const name = this.#found.textAt(reference, 'reference')
    if (name === null) return null
    const to = name.startsWith('#') ? owner.within.find(({ names }) => names.includes(name)) : this.#named.get(name)
    if (to !== undefined && to !== 'differ') return this.read(to)
    this.#found.leave(`${reference.path}.reference`, { kind: to === 'differ' ? 'referral-entries-differ' : 'referral-points-outside', rule: 'S31' }, name)
    return null
  }

  /** Marks a resource as read: it is not listed as left out. */
  read(entry: Entry): Entry {
    this.#read.add(entry)
    return entry
  }

  isRead(entry: Entry): boolean {
    return this.#read.has(entry)
  }

  /** Lists the resources that nothing was read of, one line a type: a Bundle can hold thousands of results. */
  leaveUnread(): void {
    const left = this.all.filter((entry) => !this.#read.has(entry))
    for (const type of new Set(left.map((entry) => entry.type))) {
      const same = left.filter((entry) => entry.type === type)
      this.#found.leave(same[0]?.path ?? '', { kind: 'referral-resource-not-read', rule: 'S31', count: same.length }, type)
    }
  }

  #name(name: string, entry: Entry): void {
    const before = this.#named.get(name)
    this.#named.set(name, before === undefined || before === entry ? entry : 'differ')
  }
}

function readEntry(found: Findings, spot: Spot): Entry | null {
  const resource = found.spotAt(spot, 'resource')
  if (resource === null) {
    if (spot.value['resource'] === undefined) found.leave(spot.path, { kind: 'referral-entry-empty', rule: 'S31' })
    return null
  }
  const fullUrl = found.textAt(spot, 'fullUrl')
  const own = readResource(found, resource)
  if (own === null) return null
  const inAddress = fullUrl === null ? null : /[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(fullUrl)
  const byId = own.id === null ? [] : [`${own.type}/${own.id}`]
  const names = new Set([...byId, ...(fullUrl === null ? [] : [fullUrl]), ...(inAddress?.[0].startsWith(`${own.type}/`) === true ? [inAddress[0]] : [])])
  const within = found.spotsAt(resource, 'contained').flatMap((each) => {
    const inner = readResource(found, each)
    return inner === null ? [] : [{ ...each, type: inner.type, names: inner.id === null ? [] : [`#${inner.id}`], within: [] }]
  })
  return { ...resource, type: own.type, names: [...names], within }
}

function readResource(found: Findings, resource: Spot): { readonly type: string; readonly id: string | null } | null {
  const type = found.textAt(resource, 'resourceType')
  if (type !== null && /^[A-Za-z]{1,64}$/.test(type)) return { type, id: found.textAt(resource, 'id') }
  if (type !== null || resource.value['resourceType'] === undefined) found.leave(`${resource.path}.resourceType`, { kind: 'referral-not-understood', rule: 'S31' }, type)
  return null
}

/** R4: what holds one of these means something else than it says to those who do not know it. */
export function meansSomethingElse({ value }: Spot): boolean {
  const modifiers = value['modifierExtension']
  return (Array.isArray(modifiers) ? modifiers.length > 0 : isElement(modifiers)) || typeof value['implicitRules'] === 'string'
}
