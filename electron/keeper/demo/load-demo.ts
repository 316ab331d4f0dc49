import type { OpenJournal } from '../journal/open-journal.ts'
import { receiveActs, type ReceivedAct } from '../journal/receive-acts.ts'

/** Gives the made-up clinic's signed acts, their dates moved so that its meeting is on a day (YYYY-MM-DD). */
export type ReadDemoActs = (meetingDay: string) => readonly ReceivedAct[]

/** Fills an empty journal with the made-up clinic. One that holds acts is left as it is. */
export async function loadDemo(journal: OpenJournal, readDemoActs: ReadDemoActs, now: number): Promise<void> {
  if (journal.counts().ours + journal.counts().received > 0) return
  const acts = readDemoActs(londonDay(now))
  if (acts.length > 0) await receiveActs(journal, acts, now)
}

function londonDay(ms: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms)
}
