import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressFor, protectedAddresses, readAddress, type AddressReader } from '#domain/person/address.ts'
import { composeFamilySheet } from '#domain/letter/compose-family-sheet.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import { personSchema, type Person } from '#domain/person/person-parts.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { summarise } from '#domain/rules-across/summaries.ts'
import { exchange, Scribe } from '../../builders/an-act.ts'
import { aLetterSource, aTeam, aWrittenCase, say } from '../a-case.ts'
import { aPerson } from './a-person.ts'

/** Words that stand nowhere else, so that finding one is finding the address. */
const secret = fc.stringMatching(/^QZ[0-9a-f]{10}$/)
const anAddress = fc.record({ lines: fc.array(secret, { minLength: 1, maxLength: 4 }), postcode: secret })

const readers = (person: string): fc.Arbitrary<AddressReader> =>
  fc.oneof(
    fc.constant<AddressReader>({ kind: 'team' }),
    fc.constant<AddressReader>({ kind: 'elsewhere' }),
    fc.string().map((other): AddressReader => ({ kind: 'copy-for', person: other === person ? `${other}x` : other })),
    fc.string().map((other): AddressReader => ({ kind: 'team-noted', person: other === person ? `${other}x` : other })),
  )

describe('a protected address', () => {
  test('[P12, domain 3.1] no other reader is ever shown it', () => {
    fc.assert(
      fc.property(anAddress, readers('mother'), (address, reader) => {
        const shown = addressFor({ person: 'mother', protected: true, versions: [address] }, reader)
        expect(shown.kind).not.toBe('shown')
        expect(JSON.stringify(shown)).not.toContain('QZ')
      }),
    )
  })

  test('[P12, domain 3.1] is on the person’s own copy, and on the screen once the viewing of theirs is noted', () => {
    const versions = [{ lines: ['1 Made-up Street'], postcode: 'ZZ1 1ZZ' }]
    const address = { person: 'mother', protected: true, versions }
    for (const kind of ['copy-for', 'team-noted'] as const) {
      expect(addressFor(address, { kind, person: 'mother' })).toEqual({ kind: 'shown', versions })
      expect(addressFor(address, { kind, person: 'father' }).kind).not.toBe('shown')
    }
    expect(addressFor(null, { kind: 'team' })).toEqual({ kind: 'none' })
  })

  test('[P12, vignette V6] one that is not protected is on the screen, and on nobody else’s copy either', () => {
    const address = { person: 'mother', protected: false, versions: [{ lines: ['1 Made-up Street'], postcode: '' }] }
    expect(addressFor(address, { kind: 'team' }).kind).toBe('shown')
    expect(addressFor(address, { kind: 'copy-for', person: 'father' })).toEqual({ kind: 'withheld' })
    expect(addressFor(address, { kind: 'elsewhere' })).toEqual({ kind: 'withheld' })
  })

  test('[P12, vignette V6] no list, search, letter or family sheet ever holds one', () => {
    fc.assert(
      fc.property(anAddress, fc.boolean(), (address, isProtected) => {
        const { scribe } = aWrittenCase({ 'person/mother': aPerson({ copy: 'yes', language: 'Polish' }), 'person/father': aPerson({ name: 'Piotr Wiśniewski', relation: 'father', copy: 'yes' }), 'address/mother': { ...address, protected: isProtected } })
        const file = readCaseFile(scribe.fold())
        const [mother, father] = file.people
        const outputs = [
          summarise(file.record),
          composeLetter(aLetterSource({ people: file.people })),
          ...[mother, father].map((reader) => composeFamilySheet({ team: aTeam(), contacts: { pals: null, bioethics: null }, reference: 'C-0121', leadConsultant: 'Dr Osei', reader: reader ?? null, date: '2026-10-08' })),
          { people: file.people, protected: file.protectedAddresses },
        ]
        expect(JSON.stringify(outputs)).not.toContain('QZ')
      }),
      { numRuns: 30 },
    )
  })
})

describe('two versions of an address', () => {
  const twoVersions = (one: boolean, other: boolean) => {
    const scribe = new Scribe()
    const [chair, secretary] = [scribe.laptop('Chair', 'chair'), scribe.laptop('Secretary', 'secretary')]
    say(chair, 'address/mother', { lines: ['1 Old Street'], postcode: '', protected: false })
    exchange(chair, secretary)
    say(chair, 'address/mother', { lines: ['2 New Street'], postcode: '', protected: one })
    say(secretary, 'address/mother', { lines: ['3 Other Street'], postcode: '', protected: other })
    return scribe.fold()
  }

  test('[P13, vignette V6] are protected when either says so, and on no copy until one stands', () => {
    for (const [one, other] of [[true, false], [false, true], [true, true]] as const) {
      const record = twoVersions(one, other)
      const address = readAddress(record, 'mother')
      expect(address?.versions).toHaveLength(2)
      expect(addressFor(address, { kind: 'team' })).toEqual({ kind: 'protected' })
      expect(addressFor(address, { kind: 'copy-for', person: 'mother' })).toEqual({ kind: 'withheld' })
      expect(protectedAddresses(record)).toEqual(['mother'])
    }
    expect(protectedAddresses(twoVersions(false, false))).toEqual([])
  })

  test('[P13, domain 3.1] one withdrawn and one protected is protected; one that cannot be read is not shown', () => {
    const scribe = new Scribe()
    const [chair, secretary] = [scribe.laptop('Chair', 'chair'), scribe.laptop('Secretary', 'secretary')]
    say(chair, 'address/mother', { lines: ['1 Old Street'], postcode: '', protected: true })
    exchange(chair, secretary)
    chair.write([{ unit: 'address/mother', path: '', value: null }])
    say(secretary, 'address/mother', { lines: ['2 New Street'], postcode: '', protected: true })
    expect(protectedAddresses(scribe.fold())).toEqual(['mother'])
    say(secretary, 'address/father', { lines: 'one line', postcode: '' })
    expect(addressFor(readAddress(scribe.fold(), 'father'), { kind: 'team' })).toEqual({ kind: 'protected' })
    expect(readAddress(scribe.fold(), 'grandmother')).toBeNull()
  })

  test('[P10, vignette V6] are about the address alone: who the person is stays settled', () => {
    const scribe = new Scribe()
    const [chair, secretary] = [scribe.laptop('Chair', 'chair'), scribe.laptop('Secretary', 'secretary')]
    say(chair, 'person/mother', aPerson())
    exchange(chair, secretary)
    say(chair, 'address/mother', { lines: ['2 New Street'], postcode: '', protected: true })
    say(secretary, 'address/mother', { lines: ['3 Other Street'], postcode: '', protected: true })
    const people: readonly Person[] = readCaseFile(scribe.fold()).people
    expect(people.map(({ name }) => name)).toEqual([aPerson().name])
    expect(personSchema.safeParse(people[0]).success).toBe(true)
  })
})
