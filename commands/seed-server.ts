import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { calendarDaySchema, type CalendarDay } from '#domain/basics/calendar.ts'
import { makeDemoActs, type SignedText } from '#electron/keeper/demo/make-demo-acts.ts'
import { readClinic } from '#electron/keeper/demo/read-clinic.ts'
import { actToResource } from '#fhir/act-to-resource.ts'
import { readOutcome } from '#fhir/operation-outcome.ts'
import { ACT_SYSTEM, searchToken } from '#fhir/systems.ts'

const CLINIC = join(import.meta.dirname, '../resources/demo/clinic')
const PATIENCE_MS = 30_000

/** Filling the server stopped: says in a sentence where and why. Filling it again goes on from there. */
export class SeedStopped extends Error {
  override readonly name = 'SeedStopped'
}

export interface SeedPlan {
  /** The server's address, ending in /fhir. */
  readonly server: string
  readonly meetingDay: CalendarDay
  /** The sign-in that may write in a made-up person's name; a demonstration server has one for all of them. */
  readonly tokenOf?: (user: string) => string
}

/**
 * Fills a trust server with the made-up clinic, in the order its people worked. Entries it already holds are left
 * as they are, so filling it twice adds nothing. Gives how many entries the clinic has and how many were new.
 * Throws SeedStopped when the server cannot be reached or refuses an entry.
 */
export async function seedServer({ server, meetingDay, tokenOf = () => 'demo-seed' }: SeedPlan): Promise<{ readonly entries: number; readonly added: number }> {
  const acts = makeDemoActs(readClinic(CLINIC), meetingDay)
  let added = 0
  for (const act of acts) if (await postAct(server.replace(/\/+$/, ''), act, tokenOf)) added += 1
  return { entries: acts.length, added }
}

/** True when the server did not have the act yet. */
async function postAct(server: string, { text, sig }: SignedText, tokenOf: (user: string) => string): Promise<boolean> {
  const { id, by } = JSON.parse(text) as { readonly id: string; readonly by: { readonly user: string } }
  const hash = createHash('sha256').update(text, 'utf8').digest('hex')
  const reply = await post(`${server}/QuestionnaireResponse`, actToResource({ text, sig, hash }), {
    authorization: `Bearer ${tokenOf(by.user)}`,
    'content-type': 'application/fhir+json',
    'if-none-exist': `identifier=${searchToken(ACT_SYSTEM, id)}`,
  })
  if (reply.status === 200 || reply.status === 201) return reply.status === 201
  throw new SeedStopped(`The server refused an entry by ${by.user} (${reply.status}). ${wordsOf(reply.text)}`)
}

async function post(url: string, body: object, headers: Record<string, string>): Promise<{ readonly status: number; readonly text: string }> {
  try {
    const reply = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })
    return { status: reply.status, text: await reply.text() }
  } catch (cause) {
    throw new SeedStopped(`No trust server answers at ${url.replace(/\/QuestionnaireResponse$/, '')}.`, { cause })
  }
}

function wordsOf(text: string): string {
  try {
    return readOutcome(JSON.parse(text)) ?? 'It gave no reason.'
  } catch {
    return 'Its answer is not a FHIR server’s.'
  }
}

/** Usage: node commands/seed-server.ts --server URL [--meeting-day YYYY-MM-DD] */
async function run(): Promise<void> {
  const { values } = parseArgs({ options: { server: { type: 'string' }, 'meeting-day': { type: 'string' } } })
  if (values.server === undefined || !URL.canParse(values.server)) throw new SeedStopped('Say which server: --server http://127.0.0.1:PORT/fhir')
  const meetingDay = calendarDaySchema.safeParse(values['meeting-day'] ?? londonToday())
  if (!meetingDay.success) throw new SeedStopped('The meeting day must be a date, for example --meeting-day 2026-10-08')
  const { entries } = await seedServer({ server: values.server, meetingDay: meetingDay.data })
  console.log(`Seeded ${entries} entries`)
}

/** sv-SE writes a date as YYYY-MM-DD. */
function londonToday(): CalendarDay {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(new Date())
}

if (process.argv[1] === import.meta.filename) {
  await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
}
