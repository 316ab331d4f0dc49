import { expect, it } from 'vitest'
import { summarise, type CaseSummary } from '#domain/rules-across/summaries.ts'
import { caseNote } from '#screens/today/today-words.ts'
import { aWrittenCase, meetingDay } from '../../domain/a-case.ts'

const note = (change: Partial<CaseSummary>, meeting: string | null = 'm1'): string => caseNote({ ...(summarise(aWrittenCase().scribe.fold()) as CaseSummary), ...change }, meetingDay, { meeting })

it('a case decided in this meeting says what came of it, and no longer what it needed', () => {
  expect(note({ primary: 'I5' })).toBe('Agreed. Letter to be signed')
  const letter = (sent: 'no' | 'sent' | 'acknowledged') => note({ letterWaits: false, letters: [{ version: 1, signedBy: 'Dr Osei', blob: '', sent, namesPractice: false }] })
  expect([letter('no'), letter('sent'), letter('acknowledged')]).toEqual(['Agreed. Letter signed, not sent', 'Agreed. Letter sent', 'Agreed. Letter acknowledged'])
  expect(note({ primary: 'I5' }, 'm2')).toBe('Disagreement')
})

it('a parked or ended case says so before anything else', () => {
  expect(note({ hold: { by: 'Dr Sheikh', at: '', reviewOn: null } })).toBe('Parked: urgent treatment')
  expect(note({ ended: 'died' })).toBe('The child has died')
})
