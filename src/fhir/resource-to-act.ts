import { decodeBase64 } from './base64.ts'
import type { WireAct } from './act-to-resource.ts'
import { elementAt, elementsAt, tagsOf, textAt, type Element } from './read-element.ts'
import { ACT_SYSTEM, RECORD_SYSTEM, TEAM_SYSTEM, verbOf } from './systems.ts'
import { decodeUtf8 } from './utf8.ts'

/** What a server's QuestionnaireResponse says it is. Nothing here is verified: neither hash nor signature. */
export type ActReading =
  | ({ readonly kind: 'act'; readonly id: string; readonly teams: readonly string[]; readonly saidBy: SaidBy } & WireAct)
  | { readonly kind: 'not-an-act'; readonly why: 'other-type' | 'no-identifier' | 'no-text' | 'no-signature' }

/**
 * What the resource itself says of the act, and a server judges it by. A server that does not hold it against the text
 * could be told one thing and pass on another, so readers hold it too.
 */
export interface SaidBy {
  readonly user: string | null
  readonly verb: string | null
  readonly record: string | null
}

export function resourceToAct(resource: Element): ActReading {
  if (resource['resourceType'] !== 'QuestionnaireResponse') return { kind: 'not-an-act', why: 'other-type' }
  const identifier = elementAt(resource, 'identifier')
  const id = textAt(identifier, 'value')
  if (identifier['system'] !== ACT_SYSTEM || id === null) return { kind: 'not-an-act', why: 'no-identifier' }
  const text = readText(textAt(elementAt(answerOf(resource, 'act'), 'valueAttachment'), 'data'))
  if (text === null) return { kind: 'not-an-act', why: 'no-text' }
  const hash = textAt(answerOf(resource, 'hash'), 'valueString')
  const sig = textAt(answerOf(resource, 'sig'), 'valueString')
  if (hash === null || sig === null) return { kind: 'not-an-act', why: 'no-signature' }
  const saidBy: SaidBy = {
    user: textAt(elementAt(elementAt(resource, 'author'), 'identifier'), 'value'),
    verb: verbOf(textAt(resource, 'questionnaire')),
    record: tagsOf(resource, RECORD_SYSTEM)[0] ?? null,
  }
  return { kind: 'act', id, teams: tagsOf(resource, TEAM_SYSTEM), saidBy, text, sig, hash }
}

function answerOf(resource: Element, linkId: string): Element {
  const item = elementsAt(resource, 'item').find((each) => each['linkId'] === linkId) ?? {}
  return elementsAt(item, 'answer')[0] ?? {}
}

function readText(data: string | null): string | null {
  const bytes = data === null ? null : decodeBase64(data)
  return bytes === null ? null : decodeUtf8(bytes)
}
