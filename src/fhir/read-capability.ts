import { textAt, type Element } from './read-element.ts'

/** What a server says of itself. `epoch` names one database: it changes when the database is wiped or replaced. */
export interface Capability {
  readonly epoch: string
}

/** Null when this is not an R4 (4.0.1) server's CapabilityStatement. A server without a `url` has an empty epoch. */
export function readCapability(resource: Element): Capability | null {
  const isR4 = resource['resourceType'] === 'CapabilityStatement' && resource['fhirVersion'] === '4.0.1'
  return isR4 ? { epoch: textAt(resource, 'url') ?? '' } : null
}
