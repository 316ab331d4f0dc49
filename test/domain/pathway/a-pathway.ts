import type { Approach, ApproachAnswer, Dispatch, PackItem, Report, Seen, Transfer, TransferGate } from '#domain/pathway/pathway-parts.ts'
import { transferGates } from '#domain/pathway/pathway-parts.ts'
import { readPathway, type Pathway } from '#domain/pathway/read-pathway.ts'
import type { SignedLetter } from '#domain/letter/letter-parts.ts'
import { aCaseFile, aDecision, aShortlisted, meetingDay } from '../a-case.ts'

/** The parts of a made-up case after its decision; a test changes the one part it is about. */

export function anAnswer(change: Partial<ApproachAnswer> = {}): ApproachAnswer {
  return { kind: 'accepted', on: '2026-10-13', whom: 'Ms Bell', words: '', sees: null, ...change }
}

export function anApproach(change: Partial<Approach> = {}): Approach {
  return { provider: 'p1', on: '2026-10-09', by: 'Sam Lee', how: 'telephone', whom: 'Ms Bell', answer: null, familyTold: null, ...change }
}

export function anItem(change: Partial<PackItem> = {}): PackItem {
  return { group: 'scans', what: 'MRI head', dated: '2026-09-30', heldBy: { kind: 'us' }, received: null, order: 'a', ...change }
}

export function aLetter(change: Partial<SignedLetter> = {}): SignedLetter {
  return { frozen: [], shown: 'a'.repeat(64), version: 1, blob: 'b'.repeat(64), pages: 2, provider: 'p1', signatory: { user: 'osei', name: 'Dr Osei' }, ...change }
}

export function aDispatch(change: Partial<Dispatch> = {}): Dispatch {
  return {
    version: 1, method: 'secure-mail', round: 1, to: 'Ms Bell', address: 'neurology@made-up.nhs.example', accredited: true, by: 'Sam Lee',
    at: '2026-10-09T10:00:00+01:00', items: [], expiresOn: null, undone: null, acknowledged: null, ...change,
  }
}

export const taken = { on: '2026-10-12', whom: 'Ms Bell', how: 'telephone', by: 'Sam Lee' }

export function aSeen(change: Partial<Seen> = {}): Seen {
  return { provider: 'p1', on: '2026-10-20', how: 'clinic', whyThisWay: '', metTeam: false, metFamily: true, child: { kind: 'met' }, examined: true, by: 'Dr Osei', ...change }
}

export const aVerbal = { on: '2026-10-20', from: 'p1', to: ['Marisol Núñez'], words: 'Probably mitochondrial', noteBy: 'Dr Osei', confirmedBy: null }

export function aReport(change: Partial<Report> = {}): Report {
  return {
    received: '2026-11-02', from: 'p1', by: 'Sam Lee', answers: [{ number: 1, words: 'Yes' }], differences: null,
    declaration: { body: 'General Medical Council', number: '', interests: 'None' }, document: { reference: 'DOC-1', blob: null }, ...change,
  }
}

export const noReport = { provider: 'p1', why: 'The professor has retired', on: '2026-11-10', by: 'Dr Osei' }
export const filed = { kind: 'filed', on: '2026-11-03', by: 'Dr Osei', where: 'Correspondence' }
export const offered = { kind: 'offered', on: '2026-11-04', by: 'Sam Lee', to: 'Marisol Núñez', format: 'print', language: 'Spanish' }
export const discussed = { kind: 'held', on: '2026-11-10', by: 'Dr Osei', with: 'Marisol Núñez' }
export const notDone = { kind: 'not-done', why: 'They moved abroad', on: '2026-11-10', by: 'Dr Osei' }

export function aTransfer(change: Partial<Transfer> = {}): Transfer {
  return { wantedBy: 'family', name: 'Marisol Núñez', on: meetingDay, by: 'Dr Osei', explained: { on: meetingDay, by: 'Dr Osei' }, outcome: null, ...change }
}

export function aGate(gate: TransferGate['gate'], yes = true): TransferGate {
  return { gate, yes, by: 'Dr Osei', on: meetingDay, why: '' }
}

/** Every gate passed, as units; a change of one gate or consent is spread over it. */
export const allGates: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(transferGates.map((gate) => [`transfer-gate/${gate}`, aGate(gate)])),
  'transfer-consent/mother': { person: 'Marisol Núñez', relation: 'mother', yes: true, by: 'Dr Osei', on: meetingDay, why: '' },
}

/** A case with its letter signed for p1, p2 as its back-up; null leaves a unit out. */
export const signedUnits: Readonly<Record<string, unknown>> = {
  'decision/m1': aDecision({ backUp: 'p2' }),
  'shortlist/p2': aShortlisted({ provider: 'p2', order: 'b' }),
  'shortlist/p3': aShortlisted({ provider: 'p3', order: 'c' }),
  'signed/letter/1': aLetter(),
}

/** From signed to a discussed report. */
export const wholeWay: Readonly<Record<string, unknown>> = {
  'approach/p1': anApproach({ answer: anAnswer({ sees: '2026-10-20' }) }),
  'dispatch/1/secure-mail/1': aDispatch({ acknowledged: taken }),
  'seen/p1': aSeen(),
  'report/r1': aReport(),
  'filed/r1': filed,
  'offered/r1/mother': offered,
  'discussed/r1/mother': discussed,
}

export function aSignedCase(change: Readonly<Record<string, unknown>> = {}) {
  return aCaseFile({ ...signedUnits, ...change })
}

export function aPathway(units: Readonly<Record<string, unknown>> = {}): Pathway {
  return readPathway(aSignedCase(units).record)
}
