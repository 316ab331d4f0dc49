import { z } from 'zod'
import { calendarDaySchema } from '../basics/calendar.ts'
import { csvText } from '../basics/csv-text.ts'
import { londonDay, londonTime } from '../basics/london-day.ts'
import { auditGroups, auditWords, type AuditGroup } from './audit-events.ts'
import type { FrameOf } from './frame-body.ts'

/** One line of who did and saw what. Records are named by kind and id alone: a name is looked up where it is shown. */
export interface TrailEntry {
  /** Of the frame it stands in, from 1, and that frame's hash. */
  readonly number: number
  readonly hash: string
  /** ISO: of an act as its author's computer had it. */
  readonly at: string
  readonly by: { readonly user: string; readonly name: string }
  readonly group: AuditGroup
  /** What was noted, or the verb of an act. */
  readonly what: string
  /** `kind/id`. */
  readonly about: string | null
  /** How often, and since when; null where it was once. */
  readonly often: { readonly count: number; readonly since: string } | null
  /** An act can be checked by itself: its id, the hash of its text, and its signature. */
  readonly act: { readonly id: string; readonly hash: string; readonly sig: string } | null
}

/** Null leaves a part open. */
export const trailFilterSchema = z
  .object({
    /** Any of these records, `kind/id`. */
    about: z.array(z.string().max(120)).max(200).nullable(),
    user: z.string().max(120).nullable(),
    /** Days where the team is, both counted. */
    from: calendarDaySchema.nullable(),
    to: calendarDaySchema.nullable(),
    group: z.enum(auditGroups).nullable(),
  })
  .strict()
export type TrailFilter = z.infer<typeof trailFilterSchema>

export function isInTrail({ about, user, from, to, group }: TrailFilter, entry: TrailEntry): boolean {
  const day = londonDay(entry.at)
  if (about !== null && (entry.about === null || !about.includes(entry.about))) return false
  if (user !== null && entry.by.user !== user) return false
  return (from === null || day >= from) && (to === null || day <= to) && (group === null || entry.group === group)
}

/** A view, an export and the like, as it was noted by whoever owns the vault unless it says by whom. */
export function entryOfAudit(at: Pick<TrailEntry, 'number' | 'hash'>, body: FrameOf<'audit'>, owner: TrailEntry['by']): TrailEntry {
  const by = body.by === undefined || body.by === owner.user ? owner : { user: body.by, name: body.by }
  const often = body.count === undefined || body.since === undefined ? null : { count: body.count, since: body.since }
  return { ...at, at: body.at, by, group: auditWords(body.what).group, what: body.what, about: body.about, often, act: null }
}

/** Acts in which somebody saw something, or went on against a rule, stand with what is noted of that; the others changed a record. */
export function groupOfVerb(verb: string): AuditGroup {
  if (verb === 'note-viewing') return 'seen'
  return verb === 'override-rule' ? 'against-a-rule' : 'changed'
}

/** What was done, in words that need no screen: an act's verb as it is signed. */
function plainWords({ act, what, often }: TrailEntry): string {
  const words = act === null ? auditWords(what).words : sentence(what.replaceAll('-', ' '))
  return often === null ? words : `${words}: ${often.count} since ${often.since}`
}

/** The entries as a spreadsheet reads them (F11): no word of a record, and no patient's name. */
export function trailCsv(entries: readonly TrailEntry[]): string {
  const head = ['Entry', 'Day', 'Time', 'UTC', 'Who', 'User name', 'Kind', 'What', 'Noted as', 'Record', 'Record id', 'Act', 'Hash of the entry']
  return csvText([head, ...entries.map(row)])
}

function row(entry: TrailEntry): readonly string[] {
  const { number, at, by, group, what, about, act, hash } = entry
  const [kind = '', id = ''] = about === null ? [] : [about.slice(0, about.indexOf('/')), about.slice(about.indexOf('/') + 1)]
  return [String(number), londonDay(at), londonTime(at), at, by.name, by.user, group, plainWords(entry), what, kind, id, act?.id ?? '', hash]
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
