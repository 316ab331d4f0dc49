import { DECISION } from '../decision/decision.ts'
import { SIGNED_MINUTE } from '../letter/letter-parts.ts'
import type { CaseSummary, MeetingSummary } from './summaries.ts'

/**
 * M24: the meetings whose minutes are all signed. One with a case that is not on this computer, or that waits for a person
 * to settle what came of it or its signature, is not said to be.
 */
export function meetingsSigned(meetings: readonly Pick<MeetingSummary, 'id' | 'cases'>[], cases: readonly CaseSummary[]): ReadonlySet<string> {
  const known = new Set(cases.map(({ id }) => id))
  const [signed, open] = [new Set<string>(), new Set<string>()]
  for (const { minutes, unsettled } of cases) {
    for (const minute of minutes) (minute.signed ? signed : open).add(minute.meeting)
    for (const unit of unsettled) open.add(meetingOf(unit))
  }
  return new Set(meetings.filter(({ id, cases: listed }) => signed.has(id) && !open.has(id) && listed.every((each) => known.has(each))).map(({ id }) => id))
}

/** The meeting that an unsettled unit is about; of another unit, nothing. */
function meetingOf(unit: string): string {
  const part = [DECISION, SIGNED_MINUTE].find((each) => unit.startsWith(`${each}/`))
  return part === undefined ? '' : unit.slice(part.length + 1)
}
