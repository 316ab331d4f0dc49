import { describe, expect, it } from 'vitest'
import { auditWords } from '#domain/journal/audit-events.ts'
import { frameBodySchema } from '#domain/journal/frame-body.ts'
import { entryOfAudit, groupOfVerb, isInTrail, trailCsv, type TrailEntry } from '#domain/journal/trail.ts'
import { readCsv } from '../figures/read-csv.ts'

const owner = { user: 'abena.osei', name: '=HYPERLINK("x")' }
const place = { number: 3, hash: 'a'.repeat(64) }
const open = { about: null, user: null, from: null, to: null, group: null }

function noted(what: string, part: { at?: string; about?: string; by?: string; count?: number; since?: string } = {}): TrailEntry {
  const body = frameBodySchema.parse({ kind: 'audit', what, about: null, at: '2026-05-31T23:30:00.000Z', ...part })
  if (body.kind !== 'audit') throw new Error(body.kind)
  return entryOfAudit(place, body, owner)
}

describe('what is noted beside the record', () => {
  it('[K30] is read in the words of another version too', () => {
    expect(auditWords('view record')).toEqual({ group: 'seen', words: 'Opened on the screen' })
    expect(auditWords('wrong passphrases: 3 since 2026-10-08T11:40:00.000Z')).toEqual({ group: 'let-in', words: 'Wrong passphrases: 3 since 2026-10-08T11:40:00.000Z' })
    expect(auditWords('view address')).toEqual({ group: 'seen', words: 'Noted by another Consilium: view address' })
    expect(auditWords('constructor')).toEqual({ group: 'computer', words: 'Noted by another Consilium: constructor' })
  })

  it('[K30] an act in which a protected address was looked at is a look, and the chair’s reason goes against a rule', () => {
    expect(['note-viewing', 'override-rule', 'record-outcome'].map(groupOfVerb)).toEqual(['seen', 'against-a-rule', 'changed'])
  })
})

describe('the trail', () => {
  it('[K32] is filtered by days where the team is, both counted', () => {
    const late = noted('unlock')
    const days = (from: string | null, to: string | null) => isInTrail({ ...open, from, to }, late)
    // Half past eleven in UTC is the next day in London's summer.
    expect([days('2026-06-01', '2026-06-01'), days(null, '2026-05-31'), days('2026-06-02', null)]).toEqual([true, false, false])
    expect(isInTrail({ ...open, about: ['case/c1'] }, late)).toBe(false)
    expect(isInTrail({ ...open, about: ['case/c1'] }, noted('view record', { about: 'case/c1' }))).toBe(true)
    expect(isInTrail({ ...open, user: 'tom' }, noted('fill-server-again', { by: 'tom' }))).toBe(true)
  })

  it('[K32, F11] in a spreadsheet has no formula, and says how often and since when', () => {
    const csv = trailCsv([noted('wrong passphrases', { count: 2, since: '2026-05-01T08:00:00.000Z' })])
    const [, row] = readCsv(csv)
    expect(row?.[4]).toBe('\'=HYPERLINK("x")')
    expect(row?.[7]).toBe('Wrong passphrases: 2 since 2026-05-01T08:00:00.000Z')
    expect(csv.startsWith('\u{FEFF}')).toBe(true)
  })
})
