import { beforeEach, describe, expect, it } from 'vitest'
import { agree } from '#domain/basics/answer.ts'
import { stateUnit } from '#domain/journal/state-unit.ts'
import { refusalsNotAnswered } from '#domain/rules-across/override-consent.ts'
import { mayNotRead } from '#domain/rules-across/readers-of.ts'
import { changeUnit } from '#actions/change-unit.ts'
import { openedNow } from '#actions/context.ts'
import { endCase, goOnAfterAll } from '#actions/end-case.ts'
import { joinPatients, partPatients, type TwoEntries } from '#actions/join-patients.ts'
import { noteViewing, recordAddress } from '#actions/record-address.ts'
import { recordCompetence, recordReportAccess } from '#actions/record-competence.ts'
import { recordConsent } from '#actions/record-consent.ts'
import { recordAsker, recordPerson, takePersonOff, type TypedPerson } from '#actions/record-person.ts'
import { cardsOf } from '#domain/rules-across/cards.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { addressFor, readAddress } from '#domain/person/address.ts'
import { joinedWith } from '#domain/person/same-as.ts'
import { storyWords } from '#screens/case/story-words.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'lukasz' } as const
let chair: LaptopAtWork
let secretary: LaptopAtWork

const mother: TypedPerson = {
  name: 'Agnieszka Wiśniewska', relation: 'mother', youngPerson: false, responsibility: { state: 'confirmed', how: 'Birth certificate seen' },
  view: 'I would like somebody new to look.', language: 'Polish', interpreter: { state: 'needed', language: '' }, formats: [], copy: 'yes',
}
const opened = async (laptop: LaptopAtWork) => openedNow(await laptop.record(about))
const file = async (laptop: LaptopAtWork) => readCaseFile(await laptop.record(about))
const address = (lines: string, isProtected = true) => ({ lines, postcode: '', protected: isProtected })

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
  await recordPerson(chair.context, await opened(chair), 'm', mother)
  await secretary.receiveFrom(chair)
})

describe('the people of a case', () => {
  it('[P10, row 8] each has an entry, keeps their place, and is taken off with their address', async () => {
    await recordPerson(chair.context, await opened(chair), 'f', { ...mother, name: 'Piotr  Wiśniewski', relation: 'father' })
    await recordPerson(chair.context, await opened(chair), 'm', { ...mother, view: 'A new view.' })
    expect((await file(chair)).people.map(({ name, responsibility }) => [name, responsibility.on])).toEqual([['Agnieszka Wiśniewska', '2026-10-08'], ['Piotr Wiśniewski', '2026-10-08']])
    expect(await recordPerson(chair.context, await opened(chair), 'x', { ...mother, name: 'The family' })).toMatchObject({ refusal: { kind: 'one-entry-a-person' } })
    await recordAddress(chair.context, await opened(chair), 'm', address('4 Made-up Court'))
    await takePersonOff(chair.context, await opened(chair), 'm')
    const { people, protectedAddresses, record } = await file(chair)
    expect([people.map(({ id }) => id), protectedAddresses, readAddress(record, 'm')]).toEqual([['f'], [], null])
    expect(await takePersonOff(chair.context, await opened(chair), 'm')).toMatchObject({ refusal: { kind: 'person-not-here' } })
  })

  it('[P15, C7] taken off, they agree to nothing; a no of theirs stands, and what the young person said of them holds for whoever has their name', async () => {
    const said = { may: 'nothing', words: 'Not my father.', by: 'Niamh', on: '2026-10-08' }
    await recordPerson(chair.context, await opened(chair), 'f', { ...mother, name: 'Piotr Wiśniewski', relation: 'father' })
    await recordConsent(chair.context, await opened(chair), 'f', { person: 'Piotr Wiśniewski', relation: 'father', answer: 'agreed' })
    await changeUnit(chair.context, { verb: 'change-case', unit: 'report-access/f', opened: await opened(chair), facts: () => agree(stateUnit('report-access/f', said)) })
    await takePersonOff(chair.context, await opened(chair), 'f')
    expect((await file(chair)).consents).toEqual([])
    await recordConsent(chair.context, await opened(chair), 'm', { person: mother.name, relation: 'mother', answer: 'refused' })
    await takePersonOff(chair.context, await opened(chair), 'm')
    expect(refusalsNotAnswered(await file(chair))).toEqual([mother.name])
    await recordPerson(chair.context, await opened(chair), 'again', { ...mother, name: 'Piotr Wisniewski', relation: 'father' })
    expect(mayNotRead(await file(chair), { id: 'again', name: 'Piotr Wisniewski' })).toBe(true)
    await changeUnit(chair.context, { verb: 'change-case', unit: 'report-access/again', opened: await opened(chair), facts: () => agree(stateUnit('report-access/again', { ...said, may: 'all' })) })
    expect(mayNotRead(await file(chair), { id: 'again', name: 'Piotr Wisniewski' })).toBe(false)
  })

  it('[C6, row 8] one of them asks alone', async () => {
    await recordAsker(chair.context, await opened(chair), 'm')
    expect((await file(chair)).request).toMatchObject({ by: 'parent-or-carer', name: 'Agnieszka Wiśniewska', parentalResponsibility: 'confirmed' })
    expect(await recordAsker(chair.context, await opened(chair), 'nobody')).toMatchObject({ refusal: { kind: 'person-not-here' } })
  })

  it('[P12, domain 3.1] looking at a protected address is an act with who and whose, and without the address', async () => {
    await recordAddress(chair.context, await opened(chair), 'm', address('QZ4 Hidden Court'))
    await secretary.receiveFrom(chair)
    const noted = await noteViewing(secretary.context, await opened(secretary), 'm')
    expect(noted.ok).toBe(true)
    const act = (await secretary.record(about)).order.at(-1)
    expect([act?.verb, act?.by.name]).toEqual(['note-viewing', 'Priya Raman'])
    expect(act?.facts.map(({ value }) => value)).toEqual(['m', 'Agnieszka Wiśniewska'])
    const member = await aLaptopAtWork('Sister Mbatha', 'member')
    await member.receiveFrom(chair)
    expect(await noteViewing(member.context, await opened(member), 'm')).toMatchObject({ refusal: { kind: 'role-may-not' } })
  })

  it('[P12, vignette V6] nothing typed keeps the address nobody is shown; protection alone can be changed', async () => {
    expect(await recordAddress(chair.context, await opened(chair), 'm', address(' \n '))).toMatchObject({ refusal: { kind: 'address-empty' } })
    await recordAddress(chair.context, await opened(chair), 'm', address('4 Made-up Court\nFairhaven', false))
    await recordAddress(chair.context, await opened(chair), 'm', address(''))
    expect(readAddress(await chair.record(about), 'm')).toEqual({ person: 'm', protected: true, versions: [{ lines: ['4 Made-up Court', 'Fairhaven'], postcode: '' }] })
  })

  it('[P12, J17, vignette V6] a protected address is written whole: no postcode alone over lines nobody sees; under new lines no old postcode stands', async () => {
    const write = async (lines: string, postcode: string, isProtected = true) => recordAddress(chair.context, await opened(chair), 'm', { lines, postcode, protected: isProtected })
    const stands = async () => readAddress(await chair.record(about), 'm')?.versions[0]
    await write('4 Made-up Court\nFairhaven', 'ZZ1 1AA')
    expect(await write('', 'zz2 2bb')).toMatchObject({ refusal: { kind: 'address-to-be-written-anew' } })
    expect(await stands()).toEqual({ lines: ['4 Made-up Court', 'Fairhaven'], postcode: 'ZZ1 1AA' })
    await write('30 Long Street\nBoston', '')
    expect(await stands()).toEqual({ lines: ['30 Long Street', 'Boston'], postcode: '' })
    await write('9 Other Road', '', false)
    expect(await stands()).toEqual({ lines: ['9 Other Road'], postcode: '' })
    await write('9 Other Road', '')
    expect(await stands()).toEqual({ lines: ['9 Other Road'], postcode: '' })
  })

  it('[P12, P17, J18] an address protected in another case of the child is not emptied by a postcode typed over it', async () => {
    await recordAddress(chair.context, await opened(chair), 'm', address('4 Made-up Court', false))
    const typed = (postcode: string) => ({ lines: '', postcode, protected: true, unseen: true })
    expect(await recordAddress(chair.context, await opened(chair), 'm', typed('ZZ2 2BB'))).toMatchObject({ refusal: { kind: 'address-to-be-written-anew' } })
    expect((await recordAddress(chair.context, await opened(chair), 'm', typed(''))).ok).toBe(true)
    expect(readAddress(await chair.record(about), 'm')).toEqual({ person: 'm', protected: true, versions: [{ lines: ['4 Made-up Court'], postcode: '' }] })
  })

  it('[P12, vignette V6] a protected address stops being protected only when it is written anew', async () => {
    await recordAddress(chair.context, await opened(chair), 'm', { ...address('4 Made-up Court'), postcode: 'ZZ1 1AA' })
    const anew = { ok: false, refusal: { kind: 'address-to-be-written-anew', rule: 'P12' } }
    expect(await recordAddress(chair.context, await opened(chair), 'm', address('', false))).toMatchObject(anew)
    expect(await recordAddress(chair.context, await opened(chair), 'm', { ...address('', false), postcode: 'ZZ2 2BB' })).toMatchObject(anew)
    expect(addressFor(readAddress(await chair.record(about), 'm'), { kind: 'team' })).toEqual({ kind: 'protected' })
    expect((await recordAddress(chair.context, await opened(chair), 'm', address('9 Other Road', false))).ok).toBe(true)
    expect(addressFor(readAddress(await chair.record(about), 'm'), { kind: 'team' })).toEqual({ kind: 'shown', versions: [{ lines: ['9 Other Road'], postcode: '' }] })
  })

  it('[P13, vignette V6] two addresses written apart open for the address alone, protected meanwhile', async () => {
    await recordAddress(chair.context, await opened(chair), 'm', address('4 Made-up Court', false))
    await recordAddress(secretary.context, await opened(secretary), 'm', address('9 Other Road', true))
    await chair.receiveFrom(secretary)
    const { people, protectedAddresses, record } = await file(chair)
    expect(cardsOf(record)).toMatchObject([{ kind: 'two-versions', unit: 'address/m' }])
    expect([people.map(({ id }) => id), protectedAddresses]).toEqual([['m'], ['m']])
    expect(await recordAddress(chair.context, await opened(chair), 'm', address('5 Third Way', false))).toMatchObject({ refusal: { kind: 'settle-before-changing' } })
    expect(await takePersonOff(chair.context, await opened(chair), 'm')).toMatchObject({ refusal: { kind: 'settle-before-changing', rule: 'J6' } })
    expect((await file(chair)).protectedAddresses).toEqual(['m'])
  })

  it('[P14, P15, vignette V7] competence is of one decision, and access follows it', async () => {
    const born = '2011-05-01'
    const wish = { may: 'part', words: 'Not the part about my moods.' } as const
    expect(await recordReportAccess(chair.context, await opened(chair), 'm', wish, born)).toMatchObject({ refusal: { kind: 'young-person-needs-competence' } })
    const note = { decision: 'parents-read-report', found: 'competent', by: 'Dr Osei', on: '7 10 2026', words: 'She told me in her own words.' } as const
    for (const [change, kind] of [[{ found: null }, 'competence-needs-found'], [{ by: ' ' }, 'competence-needs-who'], [{ words: '' }, 'competence-needs-words'], [{ on: '9 10 2026' }, 'day-not-understood']] as const) {
      expect(await recordCompetence(chair.context, await opened(chair), { ...note, ...change })).toMatchObject({ refusal: { kind } })
    }
    await recordCompetence(chair.context, await opened(chair), note)
    expect(await recordReportAccess(chair.context, await opened(chair), 'm', { ...wish, may: null }, born)).toMatchObject({ refusal: { kind: 'access-needs-a-choice' } })
    await recordReportAccess(chair.context, await opened(chair), 'm', wish, born)
    const { competences, reportAccess } = await file(chair)
    expect([competences[0]?.on, reportAccess]).toEqual(['2026-10-07', [{ ...wish, person: 'm', by: 'Dr Abena Osei', on: '2026-10-08' }]])
  })
})

describe('ending a request', () => {
  it('[A13, domain 1, lifecycle] withdrawn says by whom; two people who end it apart hold nobody up; nothing goes over died', async () => {
    expect(await endCase(chair.context, await opened(chair), { how: 'withdrawn', by: '', on: '' })).toMatchObject({ refusal: { kind: 'ending-needs-who' } })
    expect(await endCase(chair.context, await opened(chair), { how: 'withdrawn', by: 'Their mother', on: '9 10 2026' })).toMatchObject({ refusal: { kind: 'day-not-understood' } })
    expect((await endCase(chair.context, await opened(chair), { how: 'withdrawn', by: 'Their mother', on: '' })).ok).toBe(true)
    expect((await endCase(secretary.context, await opened(secretary), { how: 'withdrawn', by: 'Their father', on: '7 10 2026' })).ok).toBe(true)
    await chair.receiveFrom(secretary)
    expect(cardsOf(await chair.record(about))).toMatchObject([{ kind: 'two-versions', unit: 'ended' }])
    expect((await endCase(chair.context, await opened(chair), { how: 'died', by: '', on: '' })).ok).toBe(true)
    expect((await file(chair)).ended).toEqual({ how: 'died', by: 'Dr Abena Osei', on: '2026-10-08' })
    expect(cardsOf(await chair.record(about))).toEqual([])
    expect(await endCase(chair.context, await opened(chair), { how: 'withdrawn', by: 'Their mother', on: '' })).toMatchObject({ refusal: { kind: 'already-ended' } })
  })

  it('[A13, domain 1] an ended request is taken up by the chair alone, with a reason, and all of it stays in the record', async () => {
    expect(await goOnAfterAll(chair.context, await opened(chair), 'Another child')).toMatchObject({ refusal: { kind: 'not-ended' } })
    await endCase(secretary.context, await opened(secretary), { how: 'died', by: '', on: '' })
    await chair.receiveFrom(secretary)
    expect(await goOnAfterAll(secretary.context, await opened(secretary), 'Another child')).toMatchObject({ refusal: { kind: 'role-may-not' } })
    expect(await goOnAfterAll(chair.context, await opened(chair), ' ')).toMatchObject({ refusal: { kind: 'going-on-needs-a-reason', rule: 'A13' } })
    expect((await goOnAfterAll(chair.context, await opened(chair), 'Another child of this name')).ok).toBe(true)
    const { ended, record } = await file(chair)
    expect(ended).toBeNull()
    expect(record.order.map(({ verb }) => verb).slice(-2)).toEqual(['end-case', 'override-rule'])
    const last = record.order.at(-1)
    expect(last === undefined ? null : storyWords(last, () => '')).toEqual({ title: 'The request goes on after all.', rest: 'Another child of this name' })
  })

  it('[A13, J12, design 3] the secretary may say so, a member may not', async () => {
    const member = await aLaptopAtWork('Sister Mbatha', 'member')
    expect(await endCase(member.context, await opened(member), { how: 'died', by: '', on: '' })).toMatchObject({ refusal: { kind: 'role-may-not' } })
    expect((await endCase(secretary.context, await opened(secretary), { how: 'died', by: '', on: '' })).ok).toBe(true)
  })
})

describe('one child entered twice', () => {
  const [one, two] = [{ kind: 'patient', id: 'p1' } as const, { kind: 'patient', id: 'p2' } as const]
  const both = async (laptop: LaptopAtWork): Promise<TwoEntries> => [openedNow(await laptop.record(one)), openedNow(await laptop.record(two))]
  const joined = async (laptop: LaptopAtWork) => [joinedWith(await laptop.record(one)), joinedWith(await laptop.record(two))]

  it('[P17, vignette V3] is joined in both records with how it is known, and parted in both', async () => {
    expect(await joinPatients(chair.context, await both(chair), ' ')).toMatchObject({ refusal: { kind: 'same-child-needs-a-reason' } })
    const [here] = await both(chair)
    expect(await joinPatients(chair.context, [here, here], 'One band')).toMatchObject({ refusal: { kind: 'same-child-is-this-one' } })
    expect((await joinPatients(chair.context, await both(chair), 'One band')).ok).toBe(true)
    expect(await joined(chair)).toEqual([['p2'], ['p1']])
    expect((await partPatients(chair.context, await both(chair))).ok).toBe(true)
    expect(await joined(chair)).toEqual([[], []])
    expect(await partPatients(chair.context, await both(chair))).toMatchObject({ refusal: { kind: 'not-joined' } })
  })

  it('[P17, design 3] joined by two people apart can still be parted', async () => {
    await joinPatients(chair.context, await both(chair), 'One band')
    await joinPatients(secretary.context, await both(secretary), 'Their mother says so')
    await chair.receiveFrom(secretary)
    expect(await joined(chair)).toEqual([['p2'], ['p1']])
    expect((await partPatients(chair.context, await both(chair))).ok).toBe(true)
    expect(await joined(chair)).toEqual([[], []])
  })
})
