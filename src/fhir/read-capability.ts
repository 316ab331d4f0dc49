import { elementsAt, textAt, type Element } from './read-element.ts'
import { DIGEST, HINTS } from './systems.ts'

/** What a server says of itself. `epoch` names one database: it changes when the database is wiped or replaced. */
export interface Capability {
  readonly epoch: string
  /** It says when something was added, to who stays connected (`$hints`). */
  readonly hints: boolean
  /** It gives a digest of what it holds (`$digest`). */
  readonly digest: boolean
}

/** The epoch stands in every receipt, so a server may not make it as long as it likes. In characters. */
const LONGEST_EPOCH = 1000

/**
 * Null when this is not an R4 (4.0.1) server's CapabilityStatement, or its `url` is longer than any address. A server without a
 * `url` has an empty epoch.
 */
export function readCapability(resource: Element): Capability | null {
  const isR4 = resource['resourceType'] === 'CapabilityStatement' && resource['fhirVersion'] === '4.0.1'
  const epoch = textAt(resource, 'url') ?? ''
  return isR4 && epoch.length <= LONGEST_EPOCH ? { epoch, hints: offers(resource, HINTS), digest: offers(resource, DIGEST) } : null
}

function offers(resource: Element, definition: string): boolean {
  return elementsAt(resource, 'rest').some((rest) => elementsAt(rest, 'operation').some((operation) => textAt(operation, 'definition') === definition))
}
