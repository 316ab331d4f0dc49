import type { Refusal } from '../outcome.ts'
import { readHistory } from '../read-history.ts'
import { recordAuditAlone } from '../record-audit.ts'
import { findEntry } from '../store/find-entries.ts'
import { findVersion, findVersions, findVersionsOf } from '../store/find-versions.ts'
import type { KeptEntry } from '../store/keep-entries.ts'
import type { Page } from '../store/read-page.ts'
import { writeHistory } from '../write-bundle.ts'
import { answerFileRead } from './answer-files.ts'
import { answerEntry, answerJson, auditOne, notFound, teamsToRead } from './asking.ts'
import type { Answer, Asking, Desk } from './asking.ts'

/** Gives one version of an entry; what never changes has the first alone. */
export async function answerVersionRead(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const teams = teamsToRead(asking)
  if ('kind' in teams) return teams
  if (!/^[1-9]\d{0,8}$/.test(asking.version)) return notFound
  const entry = await findVersion(desk.database.query, asking.type, teams, asking.id, Number(asking.version))
  if (entry === undefined) return notFound
  await desk.database.write((query) => auditOne(query, desk, asking, 'vread', { id: `${entry.id}/_history/${entry.version}`, team: entry.team }))
  return answerEntry(200, entry)
}

/** Gives a file by its one version. */
export async function answerFileVersionRead(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  return asking.version === '1' ? answerFileRead(desk, asking) : notFound
}

/** Gives the versions of one entry, newest first. */
export async function answerInstanceHistory(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const range = readHistory(asking.query)
  if (range.kind === 'refusal') return range
  const teams = teamsToRead(asking)
  if ('kind' in teams) return teams
  const entry = await findEntry(desk.database.query, asking.type, teams, asking.id)
  if (entry === undefined) return notFound
  const found = await findVersionsOf(desk.database.query, entry, { ...range, before: range.cursor ?? entry.version + 1 })
  await desk.database.write((query) => auditOne(query, desk, asking, 'history-instance', entry))
  return answerPage(asking, `${asking.type}/${asking.id}/_history`, found, ({ version }) => version)
}

/** Gives what was made and changed of one type, in order of commit: each version the person may read. */
export async function answerTypeHistory(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  const teams = teamsToRead(asking)
  if ('kind' in teams) return teams
  return answerVersions(desk, asking, asking.type, `${asking.type}/_history`, teams)
}

/** The same of everything that is recorded or derived; the audit trail is a stream of its own, with its own order. */
export async function answerSystemHistory(desk: Desk, asking: Asking): Promise<Answer | Refusal> {
  return answerVersions(desk, asking, undefined, '_history', asking.person.teams)
}

async function answerVersions(desk: Desk, asking: Asking, type: string | undefined, path: string, teams: readonly string[]): Promise<Answer | Refusal> {
  const range = readHistory(asking.query)
  if (range.kind === 'refusal') return range
  const from = range.cursor === undefined ? range.since : Math.max(range.since, range.cursor + 1)
  const found = await findVersions(desk.database.query, { type, teams, from, count: range.count })
  const interaction = type === undefined ? 'history-system' : 'history-type'
  await recordAuditAlone(desk.database, desk.now(), { person: asking.person, interaction, type: type ?? 'Resource' })
  return answerPage(asking, path, found, ({ lastUpdated }) => lastUpdated)
}

/** @param cursorOf by which of its figures the next page goes on after a version */
function answerPage({ base, query }: Asking, path: string, page: Page, cursorOf: (entry: KeptEntry) => number): Answer {
  const last = page.isMore ? page.entries.at(-1) : undefined
  return answerJson(writeHistory({ address: `${base}/${path}`, query }, base, page, last === undefined ? undefined : cursorOf(last)))
}
