import { elementsAt, textAt, type Element } from './read-element.ts'

/** What a server says it holds of a team: how many acts, and their digest (64 hex digits). */
export interface HeldDigest {
  readonly count: number
  readonly digest: string
}

/** The answer to `$digest`; null when it is none. */
export function readDigest(resource: Element): HeldDigest | null {
  const parts = elementsAt(resource, 'parameter')
  const count = parts.find((part) => part['name'] === 'count')?.['valueUnsignedInt']
  const digest = textAt(parts.find((part) => part['name'] === 'digest') ?? {}, 'valueString')
  const isCount = typeof count === 'number' && Number.isSafeInteger(count) && count >= 0
  return resource['resourceType'] === 'Parameters' && isCount && digest !== null && /^[0-9a-f]{64}$/.test(digest) ? { count, digest } : null
}
