import { signedLetterUnit } from '../letter/letter-parts.ts'
import { personUnit } from '../person/person-parts.ts'
import type { CaseFile } from './read-case-file.ts'

/** Whom a file with a copy of a letter is for. */
export type FileReader = { readonly kind: 'provider'; /** Of a letter abroad: not the signed letter. */ readonly pseudonymised: boolean } | { readonly kind: 'gp' } | { readonly kind: 'notes' } | { readonly kind: 'person'; readonly id: string }

type NamedCase = Pick<CaseFile, 'subject' | 'record' | 'people'>

/**
 * L38: what the file of a copy is called, wherever it is saved from: the case’s reference, the version and what the copy is for, in
 * letters that every drive can hold. The same for the same reader of the same version, and no other reader’s.
 */
export function copyFileName(file: NamedCase, version: number, reader: FileReader): string {
  const safe = (file.subject?.reference ?? '').replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+|-+$/g, '')
  return `${safe === '' ? 'case' : safe}-letter-v${version}-${whatFor(file, version, reader)}.pdf`
}

function whatFor(file: NamedCase, version: number, reader: FileReader): string {
  if (reader.kind === 'provider') return reader.pseudonymised ? 'provider-pseudonymised' : 'provider'
  if (reader.kind !== 'person') return reader.kind
  const person = file.people.find(({ id }) => id === reader.id)
  const mark = markOf(file, version, reader.id)
  if (person?.youngPerson === true) return mark === 'y1' ? 'young-person' : `young-person-${mark}`
  return `${isParent(person?.relation ?? '') ? 'parent' : 'reader'}-${mark}`
}

function isParent(relation: string): boolean {
  return /^(?:(?:adoptive|birth|foster|step)[ -]?)?(?:mother|father|mum|dad|parent)$/i.test(relation.trim())
}

/**
 * Somebody’s place among all whom the signer had seen: nobody who is taken out, put in or put right later moves another’s file to
 * this name. Whoever the signer had not seen has a mark of their own, for their order may still change. The young person, as
 * first written down, counts apart.
 */
function markOf({ record }: NamedCase, version: number, id: string): string {
  const signed = record.units.get(signedLetterUnit(version))
  const isSeen = (act: string): boolean => signed?.kind === 'settled' && record.hadSeen(signed.act.id, act)
  const first = new Map<string, { readonly act: string; readonly young: boolean }>()
  for (const { id: act, facts } of record.order) {
    for (const { unit } of facts) {
      if (!unit.startsWith(personUnit('')) || first.has(unit)) continue
      first.set(unit, { act, young: facts.some((fact) => fact.unit === unit && fact.path === 'youngPerson' && fact.value === true) })
    }
  }
  const mine = first.get(personUnit(id))
  // Before the signing everybody counts as seen: there is no file yet whose name could move.
  if (mine !== undefined && signed?.kind === 'settled' && !isSeen(mine.act)) return ownMark(id)
  const seen = [...first].filter(([, { act, young }]) => young === mine?.young && (signed?.kind !== 'settled' || isSeen(act)))
  const place = seen.findIndex(([unit]) => unit === personUnit(id)) + 1
  return mine?.young === true ? `y${place}` : String(place)
}

/** Five letters and digits drawn from somebody's id (FNV-1a), which say nothing of them. */
function ownMark(id: string): string {
  let sum = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) sum = Math.imul(sum ^ id.charCodeAt(at), 0x01000193)
  return (sum >>> 0).toString(36).padStart(5, '0').slice(-5)
}
