import type { JsonObject } from '#domain/basics/json.ts'
import { encodeBase64 } from './base64.ts'
import { elementAt, elementsAt, isElement, textAt, type Element } from './read-element.ts'
import type { Derived } from './derived/derived.ts'
import { CANARY_SYSTEM, DERIVED_SYSTEM, HEAD_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM } from './systems.ts'

/** A made-up entry about nobody. */
export interface Canary {
  /** What it is found by, as an identifier. */
  readonly name: string
  /** What all canaries of one check are found by, as a tag. */
  readonly run: string
  readonly team: string
}

const WORDS = 'Made-up entry about nobody, left by a check of this server by Consilium. It can be ignored.'

/** A canary as a document: no computer reads one that it was not told of, and it counts in no team's comparison. */
export function canaryToResource(canary: Canary, text: Uint8Array): JsonObject {
  return {
    resourceType: 'DocumentReference',
    meta: tagsFor(canary),
    identifier: [{ system: CANARY_SYSTEM, value: canary.name }],
    status: 'entered-in-error',
    description: WORDS,
    content: [{ attachment: { contentType: 'text/plain', title: WORDS, data: encodeBase64(text), size: text.length } }],
  }
}

/** A canary of the type that acts have, without an act's name or text. */
export function canaryAsEntry(canary: Canary): JsonObject {
  return {
    resourceType: 'QuestionnaireResponse',
    meta: tagsFor(canary),
    identifier: { system: CANARY_SYSTEM, value: canary.name },
    status: 'entered-in-error',
    item: [{ linkId: 'about', text: WORDS }],
  }
}

/** A request as it is written for other systems, of a case there is not: in error from the start. `round` tells its versions apart. */
export function canaryAsRequest({ run, team }: Pick<Canary, 'run' | 'team'>, round: number): Derived {
  const name = `case/${run}`
  const tag = [{ system: TEAM_SYSTEM, code: team }, { system: RECORD_SYSTEM, code: name }, { system: HEAD_SYSTEM, code: run }]
  return {
    type: 'ServiceRequest', name, onlyThere: false,
    resource: {
      resourceType: 'ServiceRequest',
      meta: { tag },
      identifier: [{ system: DERIVED_SYSTEM, value: name }],
      status: 'entered-in-error',
      intent: 'order',
      subject: { display: 'Nobody' },
      note: [{ text: `${WORDS} (${round})` }],
    },
  }
}

function tagsFor({ team, run }: Canary): JsonObject {
  return { tag: [{ system: TEAM_SYSTEM, code: team }, { system: CANARY_SYSTEM, code: run }] }
}

/** Which canary a resource is; null when it is none. */
export function canaryIn(resource: Element): string | null {
  const one = resource['identifier']
  const all = isElement(one) ? [one] : elementsAt(resource, 'identifier')
  const name = all.find((each) => each['system'] === CANARY_SYSTEM)
  return name === undefined ? null : textAt(name, 'value')
}

/** The text inside a canary, in base64; null when it has none. */
export function canaryText(resource: Element): string | null {
  return textAt(elementAt(elementsAt(resource, 'content')[0] ?? {}, 'attachment'), 'data')
}
