import { canonicalJson } from '#domain/basics/canonical-json.ts'
import type { Json } from '#domain/basics/json.ts'
import type { ActId } from '#domain/journal/act.ts'
import { elementAt, elementsAt, idOf, tagsOf, textAt, type Element } from '../read-element.ts'
import { DERIVED_SYSTEM, HEAD_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM } from '../systems.ts'
import type { Derived } from './derived.ts'

/** What the server holds under the name of something derived. */
export interface DerivedThere {
  /** The server's own id of it, and the version to name when it is replaced. */
  readonly id: string
  readonly version: string
  /** What it was folded from. */
  readonly heads: readonly ActId[]
  /** What it says, as one text: `contentOf`. */
  readonly content: string
}

/** More than any record has. */
const MOST_HEADS = 1000

/**
 * Null for anything that is not this derived resource, of this record and team, with heads and a version.
 * @param etag of the answer it came in, where it does not name its version itself
 */
export function readDerived(resource: Element, { type, name, resource: ours }: Derived, etag = ''): DerivedThere | null {
  const isIt = resource['resourceType'] === type && elementsAt(resource, 'identifier').some((each) => each['system'] === DERIVED_SYSTEM && each['value'] === name)
  const isOfIt = [TEAM_SYSTEM, RECORD_SYSTEM].every((system) => canonicalJson([...tagsOf(resource, system)]) === canonicalJson([...tagsOf(ours, system)]))
  const id = idOf(resource)
  const version = idOf({ id: textAt(elementAt(resource, 'meta'), 'versionId') ?? /^W\/"(.*)"$/.exec(etag)?.[1] })
  const heads = tagsOf(resource, HEAD_SYSTEM)
  const content = contentOf(resource)
  return isIt && isOfIt && id !== null && version !== null && heads.length > 0 && heads.length <= MOST_HEADS && content !== null ? { id, version, heads, content } : null
}

/** What a server adds to what it was given. */
const SERVERS_OWN: ReadonlySet<string> = new Set(['id', 'meta', 'text'])

/** What a resource says, without its id, its marks and a server's own words for it; null for what has no canonical form. */
export function contentOf(resource: Element): string | null {
  try {
    return canonicalJson(Object.fromEntries(Object.entries(resource).filter(([element]) => !SERVERS_OWN.has(element))) as Json)
  } catch {
    return null
  }
}
