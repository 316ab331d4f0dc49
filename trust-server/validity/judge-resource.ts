import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import { refuse } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { JsonObject } from '../read-resource.ts'
import { findSlips } from './find-slips.ts'

/** More places than this help nobody. */
const MOST_PLACES = 10

let isReady = false

/** Whether a resource is FHIR R4, or where it is not. What is named are places in FHIR’s own words, never what was sent there. */
export function judgeResource(resource: JsonObject): Refusal | undefined {
  const places = placesIn(resource).map(placeInFhir)
  if (places.length === 0) return undefined
  return { ...refuse(422, 'structure', 'This is not FHIR R4 at the places named, so it was not kept.'), places: [...new Set(places)].slice(0, MOST_PLACES) }
}

function placesIn(resource: JsonObject): readonly string[] {
  readDefinitions()
  try {
    validateResource(resource as never)
    return findSlips(resource)
  } catch (error) {
    // What the checks cannot bear, such as a thousand levels, is no resource either.
    const issues = error instanceof OperationOutcomeError ? (error.outcome.issue as readonly Issue[]) : []
    const places = issues.filter(({ severity }) => severity === 'error').flatMap(({ expression = [] }) => expression)
    return places.length === 0 ? [String(resource['resourceType'])] : places
  }
}

interface Issue {
  readonly severity: string
  readonly expression?: readonly string[]
}

/** Read when the first resource comes: a tenth of a second that a server which is only started need not wait for. */
function readDefinitions(): void {
  if (isReady) return
  indexStructureDefinitionBundle(JSON.parse(readFileSync(join(import.meta.dirname, 'definitions.json'), 'utf8')) as never)
  isReady = true
}

const longestName = 40

/** A place as FHIRPath names it, up to the first name that FHIR cannot have: whoever sends it may write anything there. */
function placeInFhir(place: string): string {
  const parts = place.replaceAll('[x]', '').split('.').map((part) => part.replace(/^value[A-Z][A-Za-z0-9]*/, 'value'))
  const wrong = parts.findIndex((part) => !/^_?[A-Za-z][A-Za-z0-9]*(?:\[\d+\])*$/.test(part) || part.length > longestName)
  return parts.slice(0, wrong === -1 ? parts.length : Math.max(1, wrong)).join('.')
}
