import { expect, test } from 'vitest'
import { textFromProse } from '#domain/basics/prose.ts'
import { figuresPaper } from '#domain/figures/figures-paper.ts'
import { composeFamilySheet } from '#domain/letter/compose-family-sheet.ts'
import { composeLetter } from '#domain/letter/compose-letter.ts'
import type { PaperDocument } from '#domain/letter/paper-document.ts'
import { standardQuestions } from '#domain/letter/standard-questions.ts'
import { agendaPaper } from '#domain/papers/agenda-paper.ts'
import { checkSheet } from '#domain/papers/check-sheet.ts'
import { minutesPaper, toDoPaper } from '#domain/papers/minutes-paper.ts'
import { usualChaserTimes } from '#domain/pathway/chaser-times.ts'
import { compareProfiles, linesOfProfile } from '#domain/profile/compare-profiles.ts'
import { profileSchema, type Profile } from '#domain/profile/profile.ts'
import { bankHolidaysOf, chaserTimesOf, questionsOf, quorumRuleWith, teamWith } from '#domain/profile/use-profile.ts'
import { readMeetingFile } from '#domain/rules-across/read-meeting-file.ts'
import { Scribe } from '../../builders/an-act.ts'
import { aLetterSource, aMeeting, aTeam } from '../a-case.ts'
import { aProfile } from './a-profile.ts'

const profile = aProfile()
const page = aProfile('great-ormond-street')

test('[R6, row 4] the profile’s contact for Martha’s Rule comes first, and without one the team’s own stays', () => {
  expect(teamWith(profile, aTeam({ marthasRule: '5555' }))?.marthasRule).toBe('4444')
  expect(teamWith(page, aTeam({ marthasRule: '5555' }))?.marthasRule).toBe('5555')
  expect(teamWith(null, aTeam({ marthasRule: '5555' }))?.marthasRule).toBe('5555')
})

test('[R7, row 1] the trust is the profile’s; what it leaves out stays as the team has it', () => {
  expect(teamWith(profile, aTeam())).toMatchObject({ name: 'Second Opinion MDT', organisation: 'Riverbank Children’s Hospital', ods: 'ZZ9' })
  expect(teamWith(page, aTeam({ telephone: '0113 496 0188' }))).toMatchObject({ organisation: 'Great Ormond Street Hospital', ods: 'ZZ1', telephone: '0113 496 0188', address: ['1 Made-up Street'] })
  expect(teamWith(profile, null)).toBeNull()
})

test('[R7] each paper of a trust is set in its house type; without one in the profile none is said', () => {
  const given = { cases: [], concerns: [], owed: { owed: 0, late: 0, longest: 0 }, period: { from: '2026-01-01', to: '2026-10-08' }, today: '2026-10-08' } as const
  const papers = (of: Profile): readonly PaperDocument[] => {
    const team = teamWith(of, aTeam())!
    return [
      composeLetter(aLetterSource({ team })),
      composeFamilySheet({ team, contacts: { pals: null, bioethics: null }, reference: 'C-0121', leadConsultant: 'Dr Amara Osei', reader: null, date: '2026-10-08' }),
      agendaPaper({ team, meeting: aMeeting(), quorum: null, cases: [], print: 'usual' }),
      minutesPaper({ team, meeting: { ...readMeetingFile(new Scribe({ kind: 'meeting', id: 'm1' }).fold()), meeting: aMeeting() }, cases: [], quorate: true, providerName: () => '' }),
      toDoPaper(team, 'Sam Lee', '2026-10-08', []),
      checkSheet(team, 'Sam Lee', '2026-10-08', [], []),
      figuresPaper(team, given),
    ]
  }
  const source = profileSchema.parse({ ...profile, trust: { ...profile.trust, houseType: 'source-sans-3' } })
  expect(new Set(papers(source).map(({ houseType }) => houseType))).toEqual(new Set(['source-sans-3']))
  expect(papers(profile).some((paper) => 'houseType' in paper)).toBe(false)
  expect(profileSchema.safeParse({ ...profile, trust: { ...profile.trust, houseType: 'comic' } }).success).toBe(false)
})

test('[R7, domain 2.4] times the trust sets count, the others are the usual ones', () => {
  expect(chaserTimesOf(null)).toEqual(usualChaserTimes)
  expect(chaserTimesOf({ profile: { ...profile, chasers: { report: 20 } } })).toEqual({ ...usualChaserTimes, report: 20 })
  expect(chaserTimesOf({ profile: { ...profile, chasers: { report: undefined } } })).toEqual(usualChaserTimes)
})

test('[R7, domain 2.4] a trust’s own day off is no working day, and no bank holiday becomes one', () => {
  const days = bankHolidaysOf({ profile: { ...profile, bankHolidays: ['2026-10-09'] } })
  expect([days.has('2026-10-09'), days.has('2026-12-25'), bankHolidaysOf(null).has('2026-10-09')]).toEqual([true, true, false])
})

test('[R7, design 3] the quorum rule is the profile’s, and without one in it the team’s', () => {
  const rule = { needs: [{ discipline: 'Legal', words: 'solicitor', least: 1 }] }
  expect(quorumRuleWith(profile, rule)?.needs).toHaveLength(4)
  expect([quorumRuleWith(page, rule), quorumRuleWith(null, rule)]).toEqual([rule, rule])
})

test('[R8, row 36] a trust’s own wording of the standard questions is offered, and without it the usual one', () => {
  expect(questionsOf({ profile: page }).map(textFromProse)[1]).toContain('GOSH treatment plan')
  expect([questionsOf({ profile }), questionsOf({ profile: null })]).toEqual([standardQuestions, standardQuestions])
})

test('[R4] what a profile would change is listed, setting by setting, and the same one changes nothing', () => {
  expect(compareProfiles(profile, profile)).toEqual([])
  const { pals } = profile.contacts
  const later = pals === null ? profile : { ...profile, contacts: { ...profile.contacts, pals: { ...pals, telephone: '0113 496 0199', hours: [] } } }
  expect(compareProfiles(profile, later)).toEqual([
    { path: ['contacts', 'pals', 'telephone'], before: '0113 496 0190', after: '0113 496 0199' },
    { path: ['contacts', 'pals', 'hours', '1', 'days'], before: 'Monday; Tuesday; Wednesday; Thursday; Friday', after: '' },
    { path: ['contacts', 'pals', 'hours', '1', 'from'], before: '10:00', after: '' },
    { path: ['contacts', 'pals', 'hours', '1', 'to'], before: '17:00', after: '' },
  ])
  expect(linesOfProfile(page).map(({ after }) => after)).toContain('0207 829 7862')
})
