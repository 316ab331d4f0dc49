import { beforeEach, describe, expect, it } from 'vitest'
import { openedNow, type ActionContext } from '#actions/context.ts'
import { noteRefusal } from '#actions/note-refusal.ts'
import { overrideConsent } from '#actions/override-consent.ts'
import { recordConsent } from '#actions/record-consent.ts'
import { recordDissent } from '#actions/record-dissent.ts'
import { foldRecord } from '#domain/journal/fold-record.ts'
import { readCaseFile } from '#domain/rules-across/read-case-file.ts'
import { aLaptopAtWork, type LaptopAtWork } from '../builders/a-laptop-at-work.ts'

const about = { kind: 'case', id: 'maisie' } as const
let chair: LaptopAtWork
let secretary: LaptopAtWork

beforeEach(async () => {
  chair = await aLaptopAtWork('Dr Abena Osei', 'chair')
  secretary = await aLaptopAtWork('Priya Raman', 'secretary')
})

describe('what the trust server refused', () => {
  it('[J20] is noted on the computer that wrote it, with a reason, and what came after it reaches the others whole', async () => {
    const { context } = secretary
    const opened = async () => openedNow(await secretary.record(about))
    await recordDissent(context, await opened(), { meeting: 'thursday', user: 'dr.feldman', name: 'Dr Feldman', reason: 'The order of the words' })
    const refused = (await secretary.record(about)).order[0]?.id ?? ''
    await recordConsent(context, await opened(), 'mother', { person: 'Mother', relation: 'mother', answer: 'agreed' })
    const told: ActionContext = { ...context, readRecord: async (ref) => ({ ...(await context.readRecord(ref)), refused: { [refused]: 'Not this role.' } }) }
    expect(await noteRefusal(told, await opened(), refused, ' ')).toMatchObject({ ok: false, refusal: { kind: 'refusal-needs-a-reason' } })
    expect(await noteRefusal(told, await opened(), refused, 'The chair entered it again.')).toMatchObject({ ok: true })
    const { acts } = await context.readRecord(about)
    const elsewhere = foldRecord(about, acts.filter((act) => act.id !== refused))
    expect(elsewhere.missing).toEqual([])
    expect([...elsewhere.units.keys()]).toEqual(['consent/mother', `refused/${refused}`])
  })
})

describe('the chair’s reason for sending although somebody said no', () => {
  it('[L6] is the chair’s alone, and is kept', async () => {
    await recordConsent(secretary.context, openedNow(await secretary.record(about)), 'father', { person: 'Father', relation: 'father', answer: 'refused' })
    expect(await overrideConsent(secretary.context, openedNow(await secretary.record(about)), 'By order.')).toMatchObject({ ok: false, refusal: { kind: 'role-may-not' } })
    await chair.receiveFrom(secretary)
    expect(await overrideConsent(chair.context, openedNow(await chair.record(about)), 'By order of the court.')).toMatchObject({ ok: true })
    expect(readCaseFile(await chair.record(about)).consentOverride).toEqual({ reason: 'By order of the court.', by: 'Dr Abena Osei' })
  })
})
